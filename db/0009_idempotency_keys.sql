-- What was answered to a call with an Idempotency-Key, written in the transaction of what the call did.
create table idempotency_key (
    account_no int not null,
    -- A hash of the key; the body is sealed with another, so that who reads the table learns nothing.
    key text not null,
    -- SHA-256 of the path, the query and the body.
    fingerprint bytea not null,
    created_at timestamptz(3) not null default now(),
    -- Absent only inside the transaction that is still at work.
    status int,
    headers text,
    body bytea,
    constraint idempotency_key_pkey primary key (account_no, key),
    constraint idempotency_key_length check (char_length(key) = 64),
    constraint idempotency_key_fingerprint_length check (octet_length(fingerprint) = 32)
);

create index idempotency_key_age on idempotency_key (created_at);
