-- ---------------------------------------------------------------- follow-up
-- what was promised for promised_for, by whom and when: it outlives the answer it was given in
alter table followup add column promise varchar(1000);
alter table followup add column promised_at datetime(6);
alter table followup add column promised_by bigint;
-- who gave it to its owner
alter table followup add column given_by bigint;
-- since when it stands on the list, so that an open page can say how many more came
alter table followup add column listed_at datetime(6);

-- ---------------------------------------------------------------- inbox
-- who wrote when, for a list of many people
create index inbox_message_wrote on inbox_message (person_id, kind, received_at);
