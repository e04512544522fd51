-- what people wrote last, without reading all that they ever wrote
create index inbox_message_last on inbox_message (kind, received_at desc, id desc);
