-- how far the folder with what was sent was read; no message of it is filed
create table inbox_sent (
  name varchar(400) not null primary key,
  uid_validity bigint not null,
  last_uid bigint not null
);
