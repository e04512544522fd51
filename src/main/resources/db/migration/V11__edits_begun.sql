-- what somebody has typed over a draft and not saved yet: kept beside it, so that a closed lid loses no word.
-- version is the draft's when she began; page and nth: of two savings of one page the later one wins.
create table draft_edit (
  draft_id bigint not null,
  member_id bigint not null,
  version int not null,
  subject varchar(1000) not null,
  body mediumtext not null,
  page varchar(48),
  nth bigint not null default 0,
  saved_at datetime(6) not null,
  constraint draft_edit_once primary key (draft_id, member_id)
);

-- how quickly somebody reads is reckoned from her own deeds of today
create index team_deed_member on team_deed (member_id, done_at);
