-- How far events have been passed on to a broker. One row a publisher, made at its first start; whoever passes events
-- on holds it locked, so that of several copies of the service one does.
create table event_publisher (
    name text not null,
    place bigint not null,
    constraint event_publisher_pkey primary key (name)
);
