-- Whose a message is, what a human says it is, and what was answered elsewhere.

-- ---------------------------------------------------------------- inbox
-- a human's word on what a message is: "kind" is what counts, machine_kind what the program had taken it for
alter table inbox_message add column machine_kind varchar(12);
alter table inbox_message add column ruled_by bigint;
alter table inbox_message add column ruled_at datetime(6);
-- a notice that a letter is late: no failure
alter table inbox_message add column still_trying boolean not null default false;
create index inbox_message_sender on inbox_message (sender);

-- what the founder wrote to a person with another program, as it lies in Sent
create table inbox_answer (
  id bigint not null auto_increment primary key,
  person_id bigint not null,
  -- over its Message-ID, or over what it says where it has none: the same message twice is one
  fingerprint varchar(64) not null,
  message_id varchar(998),
  in_reply_to varchar(998),
  subject varchar(1000),
  body mediumtext not null,
  folder varchar(400) not null,
  uid_validity bigint not null,
  uid bigint not null,
  sent_at datetime(6) not null,
  filed_at datetime(6) not null,
  constraint inbox_answer_once unique (person_id, fingerprint)
);
create index inbox_answer_person on inbox_answer (person_id, sent_at);

-- what was answered before this version is looked at, too: each folder is gone through once more
delete from inbox_sent;

-- further addresses of a person: a human said so
create table inbox_address (
  address varchar(320) not null primary key,
  person_id bigint not null,
  member_id bigint,
  since datetime(6) not null
);
create index inbox_address_person on inbox_address (person_id);

-- what hangs on a message, as it was when it was filed
create table inbox_attachment (
  message_id bigint not null,
  place int not null,
  name varchar(300) not null,
  what varchar(100) not null,
  size bigint not null,
  primary key (message_id, place)
);

-- Outlook's mark of a thread, of threads whose person is proven
create table inbox_thread (
  thread_index varchar(44) not null primary key,
  person_id bigint not null,
  letter_id bigint
);

-- which of our own letters were laid into Sent, and by whom it is being done
create table inbox_copy (
  letter_id bigint not null primary key,
  claimed_at datetime(6) not null,
  copied_at datetime(6)
);

-- ---------------------------------------------------------------- outbox
-- when the founder last wrote to each person with another program
create table outbox_written (
  person_id bigint not null primary key,
  written_at datetime(6) not null
);

-- who is away, by the word of a machine of theirs: no letter from a template goes before that
create table outbox_away (
  person_id bigint not null primary key,
  until_at datetime(6) not null,
  told_at datetime(6) not null
);
