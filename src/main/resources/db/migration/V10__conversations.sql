-- What is being written, read and kept in the talk with one person.

-- ---------------------------------------------------------------- team
-- who reads or writes where; gone a few seconds after the last sign
create table team_presence (
  member_id bigint not null,
  place varchar(60) not null,
  seen_at datetime(6) not null,
  wrote_at datetime(6),
  primary key (member_id, place)
);
create index team_presence_place on team_presence (place, seen_at);

-- ---------------------------------------------------------------- conversation
-- what somebody is writing to a person and has not sent yet
create table conversation_words (
  person_id bigint not null,
  member_id bigint not null,
  -- the key under which it will be sent, once
  request varchar(48) not null,
  body mediumtext not null,
  -- the opened page that saved it last, and its how manieth saving that was: an older text never wins
  page varchar(48),
  nth bigint not null default 0,
  saved_at datetime(6) not null,
  primary key (person_id, member_id)
);

-- one row a person: who answers takes its lock, so that of two answers at once one sees the other
create table conversation_turn (
  person_id bigint not null primary key,
  turns bigint not null default 0
);

-- answers to insert
create table conversation_answer (
  id bigint not null auto_increment primary key,
  name varchar(80) not null,
  body text not null,
  member_id bigint,
  changed_at datetime(6) not null,
  constraint conversation_answer_name unique (name)
);

-- the why-ledger: a reason in their own words, as they stand in their message
create table conversation_reason (
  id bigint not null auto_increment primary key,
  person_id bigint not null,
  message_id bigint not null,
  kind varchar(10) not null,
  label varchar(60) not null,
  words varchar(1000) not null,
  member_id bigint,
  kept_at datetime(6) not null
);
create index conversation_reason_person on conversation_reason (person_id);
create index conversation_reason_label on conversation_reason (label);
