create extension if not exists btree_gin;

-- The words of a message, for free-text search. Punctuation becomes spaces: over 'a_a_a_…' the parser of PostgreSQL
-- takes quadratic time (14 s for a message of full length), and it makes one word of an address or a path, whose parts
-- nobody would find. A word of more than 2 046 bytes is left out; 32 768 characters stay far below the limit of 1 MB.
alter table message add column words tsvector not null generated always as (
    to_tsvector(
        'simple',
        translate(content, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
) stored;

create index message_words on message using gin (request_no, words);
