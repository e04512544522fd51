-- One plain sequence for H2 (MODE=MySQL), MySQL and MariaDB. A table's name begins with the package that owns it.
-- Times are UTC. Addresses are normalised in Java before they are stored or compared. JSON is text, parsed in Java.

-- ---------------------------------------------------------------- team
create table team_member (
  id bigint not null auto_increment primary key,
  email varchar(320) not null,
  name varchar(200) not null,
  password_hash varchar(200),
  role varchar(20) not null,
  joined_at datetime(6) not null,
  constraint team_member_email unique (email)
);

-- one-time links: the first start's, and later invitations; only the hash of the token is kept.
-- With a member: the link is a new password for her and nobody else.
create table team_invitation (
  id bigint not null auto_increment primary key,
  token_hash varchar(64) not null,
  member_id bigint,
  made_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6),
  constraint team_invitation_token unique (token_hash)
);

create table team_deed (
  id bigint not null auto_increment primary key,
  member_id bigint,
  done_at datetime(6) not null,
  verb varchar(40) not null,
  subject varchar(100) not null,
  detail varchar(1000)
);

-- ---------------------------------------------------------------- suppression
create table suppression (
  id bigint not null auto_increment primary key,
  address varchar(320) not null,
  reason varchar(20) not null,
  evidence varchar(2000),
  since datetime(6) not null,
  constraint suppression_address unique (address)
);

-- ---------------------------------------------------------------- person
create table person (
  id bigint not null auto_increment primary key,
  number int not null,
  email varchar(320) not null,
  email_as_written varchar(320) not null,
  name varchar(300),
  first_name varchar(100),
  signed_up_at datetime(6) not null,
  admitted_at datetime(6) not null,
  facts mediumtext not null,
  version int not null default 0,
  constraint person_number unique (number),
  constraint person_email unique (email)
);

-- one row; the next number to give away, so that a number is never given twice nor used again
create table person_counter (
  id int not null primary key,
  next_number int not null
);
insert into person_counter (id, next_number) values (1, 1);

-- ---------------------------------------------------------------- signup
create table signup_batch (
  id bigint not null auto_increment primary key,
  source varchar(500) not null,
  kind varchar(20) not null,
  fingerprint varchar(64),
  -- the separator and the names of the columns, as a JSON list
  headers mediumtext,
  started_at datetime(6) not null,
  finished_at datetime(6),
  problem varchar(2000),
  -- counted in the transactions that write the rows
  admitted bigint not null default 0,
  repeated bigint not null default 0,
  rejected bigint not null default 0
);
create index signup_batch_fingerprint on signup_batch (fingerprint);

create table signup_row (
  id bigint not null auto_increment primary key,
  batch_id bigint not null,
  row_no bigint not null,
  outcome varchar(10) not null,
  reason varchar(1000),
  raw mediumtext,
  person_id bigint
);
create index signup_row_batch on signup_row (batch_id, outcome, row_no);

-- how far an SQL source has been read
create table signup_source (
  name varchar(100) not null primary key,
  high_water varchar(200),
  -- marks of the rows that were read at the high water itself: others may come there
  at_high_water mediumtext,
  read_at datetime(6)
);

-- ---------------------------------------------------------------- draft
create table draft (
  id bigint not null auto_increment primary key,
  person_id bigint not null,
  letter varchar(64) not null,
  state varchar(12) not null,
  subject varchar(1000) not null,
  body mediumtext not null,
  html boolean not null default false,
  problems text not null,
  personal text not null,
  facts_used text not null,
  template_hash varchar(64) not null,
  version int not null default 0,
  written_at datetime(6) not null,
  edited_at datetime(6),
  edited_by bigint,
  held_at datetime(6),
  hold_reason varchar(500),
  discarded_at datetime(6),
  sealed_at datetime(6),
  sealed_by bigint,
  seal varchar(64),
  constraint draft_once unique (person_id, letter)
);
create index draft_state on draft (state, person_id);

-- ---------------------------------------------------------------- outbox
create table outbox_letter (
  id bigint not null auto_increment primary key,
  person_id bigint not null,
  letter varchar(64) not null,
  kind varchar(10) not null,
  state varchar(12) not null,
  reason varchar(1000),
  recipient varchar(320) not null,
  recipient_name varchar(300),
  sender varchar(320) not null,
  sender_name varchar(300),
  reply_to varchar(400),
  subject varchar(1000) not null,
  body mediumtext not null,
  html mediumtext,
  message_id varchar(255) not null,
  in_reply_to varchar(998),
  reference_ids text,
  sealed_at datetime(6) not null,
  sealed_by bigint,
  seal varchar(64) not null,
  not_before datetime(6) not null,
  attempts int not null default 0,
  first_tried_at datetime(6),
  claimed_at datetime(6),
  claimed_by varchar(120),
  settled_at datetime(6),
  sent_at datetime(6),
  released_at datetime(6),
  answered_at datetime(6),
  bounced_at datetime(6),
  constraint outbox_once unique (person_id, letter),
  constraint outbox_message_id unique (message_id)
);
create index outbox_due on outbox_letter (state, not_before);
create index outbox_person on outbox_letter (person_id, state);

-- when each person last wrote to us, as far as letters care
create table outbox_heard (
  person_id bigint not null primary key,
  heard_at datetime(6) not null
);

-- every try, with the server's own words
create table outbox_attempt (
  id bigint not null auto_increment primary key,
  letter_id bigint not null,
  tried_at datetime(6) not null,
  outcome varchar(12) not null,
  code int,
  words varchar(2000)
);
create index outbox_attempt_letter on outbox_attempt (letter_id);

-- the processes that may hold a claim, and when each was last alive
create table outbox_process (
  id varchar(120) not null primary key,
  started_at datetime(6) not null,
  seen_at datetime(6) not null
);

-- ---------------------------------------------------------------- follow-up
create table followup (
  id bigint not null auto_increment primary key,
  person_id bigint not null,
  -- the person while open, null when done: at most one open follow-up a person
  open_person_id bigint,
  reason varchar(20) not null,
  detail varchar(1000),
  since datetime(6) not null,
  owner_id bigint,
  snoozed_until datetime(6),
  promised_for datetime(6),
  done_at datetime(6),
  done_by bigint,
  constraint followup_open unique (open_person_id)
);
create index followup_person on followup (person_id);

-- ---------------------------------------------------------------- inbox
create table inbox_folder (
  id bigint not null auto_increment primary key,
  name varchar(400) not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  messages bigint not null default 0,
  seen bigint not null default 0,
  checked_at datetime(6),
  constraint inbox_folder_name unique (name)
);

create table inbox_message (
  id bigint not null auto_increment primary key,
  folder_id bigint not null,
  uid_validity bigint not null,
  uid bigint not null,
  fingerprint varchar(64) not null,
  message_id varchar(998),
  -- null: accounted for, but not read (older than the first person, or a copy of another)
  kind varchar(12),
  reasons varchar(2000) not null,
  sender varchar(320),
  sender_name varchar(300),
  subject varchar(1000),
  written_at datetime(6),
  received_at datetime(6) not null,
  filed_at datetime(6) not null,
  person_id bigint,
  letter_id bigint,
  matched_by varchar(100),
  opt_out boolean not null default false,
  fresh_text mediumtext,
  recipients text,
  dismissed_at datetime(6),
  constraint inbox_message_uid unique (folder_id, uid_validity, uid)
);
create index inbox_message_person on inbox_message (person_id, received_at);
create index inbox_message_kind on inbox_message (kind, person_id);
create index inbox_message_fingerprint on inbox_message (fingerprint);

create table inbox_original (
  message_id bigint not null primary key,
  raw longblob not null
);
