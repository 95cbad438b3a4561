-- What a vendor no longer offers.
alter table product
    add column status text not null default 'Active',
    add constraint product_status_known check (status in ('Active', 'Disabled'));

-- The secret before the last rotation, and until when it still counts. The time of the last call with the token is at
-- most a minute behind.
alter table api_token
    add column previous_secret_hash bytea,
    add column previous_until timestamptz(3),
    add column last_used_at timestamptz(3),
    add constraint api_token_previous_secret_hash_length check (octet_length(previous_secret_hash) = 32),
    add constraint api_token_previous_secret_ends check ((previous_secret_hash is null) = (previous_until is null));

-- What happened to an account or to what it owns, each kind of event with its last occurrence.
create table account_audit (
    kind text not null,
    object_no int not null,
    event text not null,
    at timestamptz(3) not null,
    -- Who did it, and for which account. All absent: the operator, at the service's own terminal.
    user_no int,
    token_no int,
    account_no int,
    constraint account_audit_pkey primary key (kind, object_no, event),
    constraint account_audit_user_fkey foreign key (user_no) references account_user,
    constraint account_audit_token_fkey foreign key (token_no) references api_token,
    constraint account_audit_account_fkey foreign key (account_no) references account,
    constraint account_audit_kind_known check (kind in ('account', 'user', 'token', 'product')),
    constraint account_audit_event_known check (event in ('created', 'updated', 'enabled', 'disabled', 'rotated')),
    constraint account_audit_one_author check (num_nonnulls(user_no, token_no) <= 1)
);

-- Pictures that were uploaded. The version is random and part of the picture's address: who knows it has been told it.
create table icon (
    kind text not null,
    object_no int not null,
    version uuid not null,
    media_type text not null,
    content bytea not null,
    constraint icon_pkey primary key (kind, object_no),
    constraint icon_kind_known check (kind in ('account', 'user', 'product')),
    constraint icon_media_type_known check (media_type in ('image/png', 'image/jpeg')),
    constraint icon_content_length check (octet_length(content) between 1 and 262144)
);

-- Pictures are compressed already.
alter table icon alter column content set storage external;

-- Who is a party of whose requests: what decides who may read an account, a user or a product by its id. None of these
-- columns changes with a message, so that posting stays as cheap as it was.
create index request_parties on request (vendor_no, client_no);
create index request_requester on request (requester_user_no) where requester_user_no is not null;
create index request_assignee_user on request (assignee_user_no) where assignee_user_no is not null;
create index request_assignee_token on request (assignee_token_no) where assignee_token_no is not null;
create index request_product on request (product_no, client_no) where product_no is not null;

-- A vendor's trail without its drafts is counted from these two alone.
create index request_draft on request (vendor_no, request_no) where status = 'Draft';
drop index audit_record_vendor;
create index audit_record_vendor on audit_record (vendor_no, at, nonce) include (request_no) where vendor_visible;

-- The audit trail of one object.
create index audit_record_request on audit_record (request_no, at, nonce) where request_no is not null;
create index audit_record_object on audit_record (object_no, at, nonce) where request_no is null;
