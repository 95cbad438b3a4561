-- Addresses that are called when something happens. A webhook reads the feed of its account behind a cursor of its own, and
-- makes a delivery of each event that it asks for.
create table webhook (
    webhook_no int not null,
    account_no int not null,
    status text not null default 'Enabled',
    url text not null,
    -- Types of events; an asterisk for all.
    events text[] not null,
    -- A filter as it was written; compiled each time it is used.
    criteria text,
    description text,
    -- Sealed with the key of the operator's configuration.
    secret bytea not null,
    previous_secret bytea,
    previous_until timestamptz(3),
    -- The place in the feed up to which deliveries were made.
    place bigint not null,
    calls bigint not null default 0,
    successes bigint not null default 0,
    failures bigint not null default 0,
    failures_since_success bigint not null default 0,
    -- The first failure since the last success.
    failing_since timestamptz(3),
    last_call jsonb,
    last_success jsonb,
    last_failure jsonb,
    -- Why the service has disabled it.
    error text,
    created_at timestamptz(3) not null default now(),
    -- Nothing finds it any more; it goes for good behind its deliveries.
    deleted_at timestamptz(3),
    constraint webhook_pkey primary key (webhook_no),
    constraint webhook_no_range check (webhook_no between 0 and 99999999),
    constraint webhook_account_fkey foreign key (account_no) references account,
    constraint webhook_status_known check (status in ('Enabled', 'Disabled')),
    constraint webhook_url_length check (char_length(url) between 1 and 2000),
    constraint webhook_previous_secret_ends check ((previous_secret is null) = (previous_until is null))
);

create index webhook_account on webhook (account_no, webhook_no);

-- Its row is written with every call that is made.
alter table webhook set (fillfactor = 50);

-- One event for one webhook. Of each request only the first that is pending has a time for its next attempt: the others
-- wait behind it, however many they are.
create table webhook_delivery (
    webhook_no int not null,
    request_no bigint not null,
    seq int not null,
    type text not null,
    status text not null default 'Pending',
    attempts int not null default 0,
    -- Pushed on while an attempt is made: whoever makes it may die.
    next_attempt_at timestamptz(3),
    -- Who makes an attempt; only its result counts.
    claim uuid,
    -- True where one attempt is made and no other: it was asked for.
    is_last_attempt boolean not null default false,
    last_call jsonb,
    created_at timestamptz(3) not null,
    constraint webhook_delivery_pkey primary key (webhook_no, request_no, seq),
    constraint webhook_delivery_status_known check (status in ('Pending', 'Delivered', 'Failed'))
);

alter table webhook_delivery set (fillfactor = 70);

create index webhook_delivery_due on webhook_delivery (webhook_no, next_attempt_at)
    where status = 'Pending' and next_attempt_at is not null;
create index webhook_delivery_pending on webhook_delivery (webhook_no, request_no, seq) where status = 'Pending';
create index webhook_delivery_list on webhook_delivery (webhook_no, created_at, request_no, seq);
create index webhook_delivery_age on webhook_delivery (created_at);

alter table account_audit drop constraint account_audit_kind_known;
alter table account_audit add constraint account_audit_kind_known
    check (kind in ('account', 'user', 'token', 'product', 'webhook'));
