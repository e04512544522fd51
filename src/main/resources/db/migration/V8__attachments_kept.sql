-- what was asked for once is kept, wherever the message goes in the mailbox
alter table inbox_attachment add column content longblob;
