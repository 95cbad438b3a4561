-- What happened to requests and to what is in them, told to whoever may know of it: the outbox of live threads, of the
-- event feed, of webhooks and of publishers. A row is written by the statement that has the effect, under the
-- request's row lock: order by number is commit order within a request.
create table event (
    request_no bigint not null,
    seq int not null,
    type text not null,
    -- The message's or the attachment's number; absent where the object is the request itself.
    object_no int,
    at timestamptz(3) not null,
    client_no int not null,
    vendor_no int not null,
    client_visible boolean not null,
    vendor_visible boolean not null,
    operations_visible boolean not null,
    -- True where the vendor would know of it were the request not a Draft: told again when it is handed over.
    withheld boolean not null default false,
    -- The place in the feed across requests, given behind the commit by whoever comes first: a reader that has seen a
    -- place has seen, or never sees, what comes before it.
    place bigint,
    constraint event_pkey primary key (request_no, seq)
);

-- Each row is written twice: the second time with its place.
alter table event set (fillfactor = 70);

create index event_unplaced on event (request_no, seq) where place is null;
create index event_client_feed on event (client_no, place) where client_visible and place is not null;
create index event_vendor_feed on event (vendor_no, place) where vendor_visible and place is not null;
create index event_feed on event (place) where place is not null;
create index event_at on event (at);

-- The last place given. One row; who gives places holds it locked, for as long as one statement takes.
create table event_head (
    feed smallint not null,
    place bigint not null,
    constraint event_head_pkey primary key (feed)
);

insert into event_head (feed, place) values (0, 0);

-- The last number given to an event of the request.
alter table request add column last_event int not null default 0;
