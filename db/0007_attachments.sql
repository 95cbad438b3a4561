-- The last number given to an attachment of the request. None is given twice: it stays where an attachment is deleted.
alter table request add column last_attachment_seq int not null default 0;
alter table request
    add constraint request_last_attachment_seq_range check (last_attachment_seq between 0 and 9999);

create table attachment (
    request_no bigint not null,
    seq int not null,
    name text not null,
    description text,
    filename text not null,
    content_type text not null,
    size int not null,
    sha256 bytea not null,
    -- Under which the bytes are kept. They are written first, before the attachment has its number.
    content_id uuid not null,
    client_visible boolean not null,
    vendor_visible boolean not null,
    operations_visible boolean not null,
    created_at timestamptz(3) not null,
    account_no int not null,
    user_no int,
    token_no int,
    -- The last change of the name or the description; all absent where there was none.
    updated_at timestamptz(3),
    updated_account_no int,
    updated_user_no int,
    updated_token_no int,
    constraint attachment_pkey primary key (request_no, seq),
    constraint attachment_request_fkey foreign key (request_no) references request,
    constraint attachment_account_fkey foreign key (account_no) references account,
    constraint attachment_user_fkey foreign key (user_no) references account_user,
    constraint attachment_token_fkey foreign key (token_no) references api_token,
    constraint attachment_updated_account_fkey foreign key (updated_account_no) references account (account_no),
    constraint attachment_updated_user_fkey foreign key (updated_user_no) references account_user (user_no),
    constraint attachment_updated_token_fkey foreign key (updated_token_no) references api_token (token_no),
    constraint attachment_seq_range check (seq between 1 and 9999),
    constraint attachment_name_length check (char_length(name) between 1 and 180),
    constraint attachment_description_length check (char_length(description) between 1 and 250),
    constraint attachment_filename_length check (octet_length(filename) between 1 and 255),
    constraint attachment_size_range check (size > 0),
    constraint attachment_sha256_length check (octet_length(sha256) = 32),
    constraint attachment_seen_by_someone check (client_visible or vendor_visible or operations_visible),
    constraint attachment_one_author check (num_nonnulls(user_no, token_no) <= 1),
    constraint attachment_one_changer check (num_nonnulls(updated_user_no, updated_token_no) <= 1)
);

-- The bytes, in pieces that a statement writes or reads in no time. Each lies under its place in the file, so that
-- pieces of any size can be read. No foreign key: the pieces are there before the attachment, in its transaction.
create table attachment_chunk (
    request_no bigint not null,
    content_id uuid not null,
    position int not null,
    bytes bytea not null,
    constraint attachment_chunk_pkey primary key (request_no, content_id, position),
    constraint attachment_chunk_position_range check (position >= 0)
);

-- Not compressed: files mostly are already, and a part of a piece can be read without the rest of it.
alter table attachment_chunk alter column bytes set storage external;

-- Which attachments a message names, in its order. Those that are deleted are no longer named.
create table message_attachment (
    request_no bigint not null,
    message_seq int not null,
    position int not null,
    attachment_seq int not null,
    constraint message_attachment_pkey primary key (request_no, message_seq, position),
    constraint message_attachment_message_fkey foreign key (request_no, message_seq) references message,
    constraint message_attachment_attachment_fkey foreign key (request_no, attachment_seq) references attachment
        on delete cascade,
    constraint message_attachment_position_range check (position between 1 and 20)
);

create index message_attachment_attachment on message_attachment (request_no, attachment_seq);
