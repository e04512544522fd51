-- since when a folder is not there any more, or not read any more; what was filed from it stays
alter table inbox_folder add column gone_at datetime(6);
