-- Ids are numbers. Those with two groups (ACC-1234-5678) are 0 to 99 999 999; a request with three groups follows
-- behind: 10^8 plus its twelve digits. Every key of a request's children begins with request_no, so that the schema
-- can be distributed by it.

create table account (
    account_no int not null,
    type text not null,
    status text not null default 'Active',
    name text not null,
    icon text,
    created_at timestamptz(3) not null default now(),
    constraint account_pkey primary key (account_no),
    constraint account_no_range check (account_no between 0 and 99999999),
    constraint account_type_known check (type in ('Client', 'Vendor', 'Operations')),
    constraint account_status_known check (status in ('Active', 'Disabled')),
    constraint account_name_length check (char_length(name) between 1 and 500)
);

create table account_user (
    user_no int not null,
    account_no int not null,
    status text not null default 'Active',
    name text not null,
    icon text,
    created_at timestamptz(3) not null default now(),
    constraint account_user_pkey primary key (user_no),
    constraint account_user_no_range check (user_no between 0 and 99999999),
    constraint account_user_account_fkey foreign key (account_no) references account,
    constraint account_user_status_known check (status in ('Active', 'Disabled')),
    constraint account_user_name_length check (char_length(name) between 1 and 500)
);

create index account_user_account on account_user (account_no, user_no);

create table api_token (
    token_no int not null,
    account_no int not null,
    status text not null default 'Active',
    name text not null,
    icon text,
    -- SHA-256 of the secret; the secret itself is shown once and kept nowhere.
    secret_hash bytea not null,
    expires_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    constraint api_token_pkey primary key (token_no),
    constraint api_token_no_range check (token_no between 0 and 99999999),
    constraint api_token_account_fkey foreign key (account_no) references account,
    constraint api_token_status_known check (status in ('Active', 'Disabled')),
    constraint api_token_name_length check (char_length(name) between 1 and 500),
    constraint api_token_secret_hash_length check (octet_length(secret_hash) = 32)
);

create index api_token_account on api_token (account_no, token_no);

create table product (
    product_no int not null,
    vendor_no int not null,
    name text not null,
    icon text,
    created_at timestamptz(3) not null default now(),
    constraint product_pkey primary key (product_no),
    constraint product_no_range check (product_no between 0 and 99999999),
    constraint product_vendor_fkey foreign key (vendor_no) references account (account_no),
    constraint product_name_length check (char_length(name) between 1 and 500)
);

create index product_vendor on product (vendor_no, product_no);

create table request (
    request_no bigint not null,
    name text not null,
    status text not null,
    client_no int not null,
    vendor_no int not null,
    product_no int,
    requester_user_no int,
    assignee_user_no int,
    assignee_token_no int,
    client_external_id text,
    vendor_external_id text,
    operations_external_id text,
    created_at timestamptz(3) not null,
    created_user_no int,
    created_token_no int,
    created_account_no int not null,
    -- The thread in numbers, kept by the statement that inserts a message: the last number given, the time of that
    -- message, and how many messages each account type may see.
    last_seq int not null default 0,
    last_message_at timestamptz(3),
    client_messages int not null default 0,
    vendor_messages int not null default 0,
    operations_messages int not null default 0,
    constraint request_pkey primary key (request_no),
    constraint request_no_range check (request_no between 0 and 1000099999999),
    constraint request_client_fkey foreign key (client_no) references account (account_no),
    constraint request_vendor_fkey foreign key (vendor_no) references account (account_no),
    constraint request_product_fkey foreign key (product_no) references product,
    constraint request_requester_fkey foreign key (requester_user_no) references account_user (user_no),
    constraint request_assignee_user_fkey foreign key (assignee_user_no) references account_user (user_no),
    constraint request_assignee_token_fkey foreign key (assignee_token_no) references api_token (token_no),
    constraint request_created_user_fkey foreign key (created_user_no) references account_user (user_no),
    constraint request_created_token_fkey foreign key (created_token_no) references api_token (token_no),
    constraint request_created_account_fkey foreign key (created_account_no) references account (account_no),
    constraint request_status_known check (status in ('Draft', 'Processing', 'Querying', 'Completed')),
    constraint request_name_length check (char_length(name) between 1 and 1000),
    constraint request_one_assignee check (num_nonnulls(assignee_user_no, assignee_token_no) <= 1),
    constraint request_one_creator check (num_nonnulls(created_user_no, created_token_no) <= 1),
    constraint request_last_seq_range check (last_seq between 0 and 99999999)
) with (fillfactor = 80);

create index request_client on request (client_no, created_at, request_no);
create index request_vendor on request (vendor_no, created_at, request_no);
create index request_created on request (created_at, request_no);

create table message (
    request_no bigint not null,
    seq int not null,
    type text not null,
    content text not null,
    client_visible boolean not null,
    vendor_visible boolean not null,
    operations_visible boolean not null,
    -- Rises strictly within a thread: order by time and order by number are the same order.
    created_at timestamptz(3) not null,
    -- Who wrote it, and for which account. Both absent: the service of its own accord.
    account_no int,
    user_no int,
    token_no int,
    -- The request's parties, which never change, repeated for the feeds' indexes.
    client_no int not null,
    vendor_no int not null,
    constraint message_pkey primary key (request_no, seq),
    constraint message_request_fkey foreign key (request_no) references request,
    constraint message_account_fkey foreign key (account_no) references account,
    constraint message_user_fkey foreign key (user_no) references account_user,
    constraint message_token_fkey foreign key (token_no) references api_token,
    constraint message_seq_range check (seq between 1 and 99999999),
    constraint message_type_known check (type in ('User', 'System')),
    constraint message_content_length check (char_length(content) between 1 and 32768),
    constraint message_seen_by_someone check (client_visible or vendor_visible or operations_visible),
    constraint message_one_author check (num_nonnulls(user_no, token_no) <= 1)
);

-- One feed an account type, newest first.
create index message_client_feed on message (client_no, created_at, request_no, seq) where client_visible;
create index message_vendor_feed on message (vendor_no, created_at, request_no, seq) where vendor_visible;
create index message_operations_feed on message (created_at, request_no, seq) where operations_visible;

-- Keys of this installation, made at first use and shared by every copy of the service.
create table signing_key (
    purpose text not null,
    secret bytea not null,
    created_at timestamptz(3) not null default now(),
    constraint signing_key_pkey primary key (purpose),
    constraint signing_key_length check (octet_length(secret) = 32)
);
