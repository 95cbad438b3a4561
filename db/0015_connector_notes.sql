-- When an account has marked a message as read: its recipients each for themselves, and its sender. Nobody else is told.
alter table connector_recipient add column read_at timestamptz(3);
alter table connector_message add column read_at timestamptz(3);

-- What an account notes about a peer or itself, by key; the note without a key has the empty one.
create table connector_identity_metadata (
    account_no int not null,
    reference text not null,
    key text not null,
    value jsonb not null,
    constraint connector_identity_metadata_pkey primary key (account_no, reference, key),
    constraint connector_identity_metadata_account_fkey foreign key (account_no) references connector_account
);
