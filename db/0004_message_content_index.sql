create extension if not exists pg_trgm;

-- The words as before, at a fifth of the cost: translate() compared each character with each of the 32, which took
-- longer than everything else about an insert.
alter table message drop column words;
alter table message add column words tsvector not null generated always as (
    to_tsvector('simple', regexp_replace(content, '[][!"#$%&''()*+,./:;<=>?@\\^_`{|}~-]', ' ', 'g'))) stored;
create index message_words on message using gin (request_no, words);

-- Texts within messages, in any case and at any place, of one request and across them.
create index message_content on message using gin (request_no, content gin_trgm_ops);
