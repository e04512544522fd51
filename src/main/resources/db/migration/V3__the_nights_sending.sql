-- What sending at a human pace, once, and never from a copy of the database needs to know.

-- ---------------------------------------------------------------- outbox
-- whose turn it is, and whose morning: not sealed, since it says when and not what
alter table outbox_letter add column domain varchar(255) not null default '';
alter table outbox_letter add column zone varchar(64);
alter table outbox_letter add column waiting_since datetime(6);
alter table outbox_letter add column promised_for datetime(6);
-- the night (or the hand) that put it into its envelope; before that it may be taken back and nothing sends it
alter table outbox_letter add column picked_at datetime(6);
-- what the machine adds when it is put here, and a hash over that: nothing of it may change either
alter table outbox_letter add column unsubscribe varchar(2000);
alter table outbox_letter add column wire_seal varchar(64);

update outbox_letter set domain = substring(recipient, locate('@', recipient) + 1), waiting_since = sealed_at;

-- its beginning does what outbox_due did
drop index outbox_due on outbox_letter;
create index outbox_turn on outbox_letter (state, waiting_since, id);
-- answers, of which few wait at any time, are looked for often
create index outbox_kind on outbox_letter (kind, state, not_before);

-- how many first letters were handed over on each of the founder's days; the cap's guard is in its update.
-- canary_until: the first few have gone, the rest waits so long
create table outbox_day (
  on_day date not null primary key,
  letters int not null,
  canary_until datetime(6)
);

-- one row: which installation this is, how many letters were ever handed over, the secret of the tokens,
-- when the next letter's turn is. The same number stands in a file outside the database: a copy or an old
-- backup shows by the difference.
create table outbox_lease (
  id int not null primary key,
  installation varchar(64),
  secret varchar(64),
  handed bigint not null default 0,
  moved_at datetime(6),
  next_at datetime(6),
  taken_over_at datetime(6),
  -- when the backup was made that this database was restored from, as far as its rows tell
  restored_from datetime(6),
  -- since when a machine that sent from it knows that it is an old backup
  suspect_since datetime(6)
);
insert into outbox_lease (id) values (1);

-- one row: NONE, FIRST (no letters from templates) or ALL (nothing leaves)
create table outbox_brake (
  id int not null primary key,
  stops varchar(10) not null,
  reason varchar(1000),
  since datetime(6) not null,
  member_id bigint
);
insert into outbox_brake (id, stops, since) values (1, 'NONE', '2000-01-01 00:00:00');

-- a domain's own pace, and until when it is left alone after it deferred a letter
create table outbox_domain (
  domain varchar(255) not null primary key,
  next_at datetime(6),
  rests_until datetime(6),
  deferrals int not null default 0
);

-- letters of the founder's that lie in Sent and are not in this database: from after the backup
create table outbox_elsewhere (
  id bigint not null auto_increment primary key,
  recipient varchar(320) not null,
  message_id varchar(255) not null,
  subject varchar(1000),
  sent_at datetime(6) not null,
  constraint outbox_elsewhere_once unique (message_id, recipient)
);
create index outbox_elsewhere_to on outbox_elsewhere (recipient);
