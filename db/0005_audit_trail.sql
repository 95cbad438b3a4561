-- Who did what to which object, never changed. Keyed by time and a random number instead of a sequence, so that every
-- copy of the service and every node of a distributed database writes it alike. Without foreign keys: the trail
-- outlives its objects.
create table audit_record (
    at timestamptz(3) not null,
    nonce int not null,
    event text not null,
    -- The request, where the object is one or belongs to one; and the object's own number, unless it is the request.
    request_no bigint,
    object_no bigint,
    -- Whose object it is, and which of the account types may know of it.
    client_no int,
    vendor_no int,
    client_visible boolean not null,
    vendor_visible boolean not null,
    operations_visible boolean not null,
    -- Who did it, and for which account. Both absent: the service of its own accord.
    account_no int,
    user_no int,
    token_no int,
    -- The W3C trace id of the call.
    trace_id uuid,
    constraint audit_record_pkey primary key (at, nonce),
    constraint audit_record_nonce_range check (nonce between 0 and 9999999),
    constraint audit_record_one_actor check (num_nonnulls(user_no, token_no) <= 1)
);

create index audit_record_client on audit_record (client_no, at, nonce) where client_visible;
create index audit_record_vendor on audit_record (vendor_no, at, nonce) where vendor_visible;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function refuse_change();
