-- What every call on a thread reads and every message writes, apart from the request: a narrow row of a few numbers with one
-- index, while a request has ten, each of which a statement that changes the row has to open. Who changes a request or
-- adds to it locks this row first.
create table thread (
    request_no bigint not null,
    -- Of the request, and kept as there by triggers, so that who may see the thread is told by one row.
    client_no int not null,
    vendor_no int not null,
    status text not null,
    -- The last number given to a message, that message's time, and how many messages each account type may see.
    last_seq int not null default 0,
    last_message_at timestamptz(3),
    client_messages int not null default 0,
    vendor_messages int not null default 0,
    operations_messages int not null default 0,
    -- The last number given to an event; a request begins with one, its creation.
    last_event int not null default 1,
    constraint thread_pkey primary key (request_no),
    constraint thread_request_fkey foreign key (request_no) references request on update cascade on delete cascade,
    constraint thread_last_seq_range check (last_seq between 0 and 99999999)
) with (fillfactor = 80);

insert into thread (
    request_no, client_no, vendor_no, status, last_seq, last_message_at,
    client_messages, vendor_messages, operations_messages, last_event)
select request_no, client_no, vendor_no, status, last_seq, last_message_at,
    client_messages, vendor_messages, operations_messages, last_event
from request
order by request_no;

-- For the total of the list across requests.
create index thread_client on thread (client_no);
create index thread_vendor on thread (vendor_no);

alter table request
    drop column last_seq,
    drop column last_message_at,
    drop column client_messages,
    drop column vendor_messages,
    drop column operations_messages,
    drop column last_event;

create function begin_thread() returns trigger language plpgsql as $$
begin
    insert into thread (request_no, client_no, vendor_no, status)
    values (new.request_no, new.client_no, new.vendor_no, new.status);
    return null;
end
$$;

create trigger request_begins_thread after insert on request
    for each row execute function begin_thread();

create function follow_status() returns trigger language plpgsql as $$
begin
    update thread set status = new.status where request_no = new.request_no;
    return null;
end
$$;

create trigger request_status_of_thread after update of status on request
    for each row when (old.status <> new.status) execute function follow_status();

-- A message is written by one statement alone, which takes its request from the thread's row that it has just locked, and its
-- author from the credential that it came with; accounts, users and tokens are disabled, never deleted. To look all four
-- up and lock them again was a tenth of the cost of a post.
alter table message
    drop constraint message_request_fkey,
    drop constraint message_account_fkey,
    drop constraint message_user_fkey,
    drop constraint message_token_fkey;

-- Events are pruned in the order of their places: no index by time is written twice for each of them any more.
drop index event_at;
