-- The connector: an account as an identity among others, with an address of its own. What two identities share stands
-- in one row; what each of them knows of it stands in a row of its own, and moves on when it synchronises.
create table connector_account (
    account_no int not null,
    address text not null,
    public_key text not null,
    device text not null,
    -- Manual: what others send comes into view when the account synchronises. Automatic: by itself.
    delivery text not null default 'Manual',
    -- A: the spelling of connectors before version 5; B: from there on.
    dialect text not null default 'B',
    -- Whether mails that name a commerce request appear in its thread too.
    joins_commerce boolean not null default false,
    synced_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    constraint connector_account_pkey primary key (account_no),
    constraint connector_account_account_fkey foreign key (account_no) references account,
    constraint connector_account_address_key unique (address),
    constraint connector_account_delivery_known check (delivery in ('Manual', 'Automatic')),
    constraint connector_account_dialect_known check (dialect in ('A', 'B'))
);

-- Reusable invitations to a relationship.
create table connector_template (
    template_id text not null,
    owner_no int not null,
    owner_address text not null,
    device text not null,
    content jsonb not null,
    -- Part of the reference: who holds it has been told it.
    secret text not null,
    expires_at timestamptz(3),
    max_allocations int,
    allocations int not null default 0,
    for_identity text,
    password text,
    is_pin boolean not null default false,
    failed_tries int not null default 0,
    locked_until timestamptz(3),
    created_at timestamptz(3) not null,
    constraint connector_template_pkey primary key (template_id),
    constraint connector_template_owner_fkey foreign key (owner_no) references connector_account (account_no)
);

create index connector_template_owner on connector_template (owner_no, created_at, template_id);

-- Who has loaded a template of somebody else.
create table connector_template_side (
    account_no int not null,
    template_id text not null,
    loaded_at timestamptz(3) not null,
    constraint connector_template_side_pkey primary key (account_no, template_id),
    constraint connector_template_side_template_fkey foreign key (template_id) references connector_template on delete cascade
);

create table connector_relationship (
    relationship_id text not null,
    template_id text not null,
    -- Asked for it; the other is whose template it was.
    requestor_no int not null,
    templator_no int not null,
    change_id text not null,
    -- As it is; what a side knows of it may be older.
    status text not null,
    last_seq int not null default 1,
    creation_content jsonb not null,
    answer_content jsonb,
    -- Who has asked for a terminated one to be taken up again.
    reactivation_no int,
    created_at timestamptz(3) not null,
    constraint connector_relationship_pkey primary key (relationship_id),
    constraint connector_relationship_template_fkey foreign key (template_id) references connector_template,
    constraint connector_relationship_requestor_fkey foreign key (requestor_no) references connector_account (account_no),
    constraint connector_relationship_templator_fkey foreign key (templator_no) references connector_account (account_no),
    constraint connector_relationship_two check (requestor_no <> templator_no),
    constraint connector_relationship_status_known check (
        status in ('Pending', 'Active', 'Rejected', 'Revoked', 'Terminated', 'DeletionProposed'))
);

-- Two identities have one relationship at a time.
create unique index connector_relationship_pair
    on connector_relationship (least(requestor_no, templator_no), greatest(requestor_no, templator_no))
    where status in ('Pending', 'Active', 'Terminated', 'DeletionProposed');

-- What happened to it, in order.
create table connector_relationship_change (
    relationship_id text not null,
    seq int not null,
    at timestamptz(3) not null,
    by_address text not null,
    device text not null,
    reason text not null,
    old_status text,
    new_status text not null,
    constraint connector_relationship_change_pkey primary key (relationship_id, seq),
    constraint connector_relationship_change_relationship_fkey foreign key (relationship_id)
        references connector_relationship on delete cascade
);

-- What one of the two knows of it: everything up to a change, or nothing yet.
create table connector_relationship_side (
    account_no int not null,
    relationship_id text not null,
    peer_no int not null,
    peer_address text not null,
    seen_seq int not null default 0,
    status text,
    constraint connector_relationship_side_pkey primary key (account_no, relationship_id),
    constraint connector_relationship_side_relationship_fkey foreign key (relationship_id)
        references connector_relationship on delete cascade
);

create index connector_relationship_side_peer on connector_relationship_side (account_no, peer_address);
create index connector_relationship_side_relationship on connector_relationship_side (relationship_id);

create table connector_message (
    message_id text not null,
    sender_no int not null,
    sender_address text not null,
    device text not null,
    content jsonb not null,
    -- Ids of files.
    attachments text[] not null default '{}',
    -- The request that it carries, or the one that it answers: each is sent once.
    request_id text,
    answered_request_id text,
    created_at timestamptz(3) not null,
    -- The sender has deleted it together with a relationship.
    is_gone boolean not null default false,
    constraint connector_message_pkey primary key (message_id),
    constraint connector_message_sender_fkey foreign key (sender_no) references connector_account (account_no),
    constraint connector_message_request_key unique (sender_no, request_id),
    constraint connector_message_answer_key unique (sender_no, answered_request_id)
);

create index connector_message_sent on connector_message (sender_no, created_at, message_id);

create table connector_recipient (
    message_id text not null,
    account_no int not null,
    sender_no int not null,
    address text not null,
    position smallint not null,
    relationship_id text not null,
    -- When it came into the recipient's view, and whether the sender knows that.
    received_at timestamptz(3),
    device text,
    is_told boolean not null default false,
    is_gone boolean not null default false,
    created_at timestamptz(3) not null,
    constraint connector_recipient_pkey primary key (account_no, message_id),
    constraint connector_recipient_message_fkey foreign key (message_id) references connector_message on delete cascade
);

create index connector_recipient_message on connector_recipient (message_id);
create index connector_recipient_pending on connector_recipient (account_no, created_at, message_id)
    where received_at is null and not is_gone;
create index connector_recipient_untold on connector_recipient (sender_no)
    where received_at is not null and not is_told;

-- One side of a request. The other side's row has the same id.
create table connector_request (
    account_no int not null,
    request_id text not null,
    is_own boolean not null,
    peer_address text not null,
    status text not null,
    content jsonb not null,
    expires_at timestamptz(3),
    source_type text,
    source_reference text,
    response jsonb,
    response_created_at timestamptz(3),
    response_source_type text,
    response_source_reference text,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    constraint connector_request_pkey primary key (account_no, request_id),
    constraint connector_request_account_fkey foreign key (account_no) references connector_account,
    constraint connector_request_status_known check (status in (
        'Draft', 'Open', 'DecisionRequired', 'ManualDecisionRequired', 'Decided', 'Completed', 'Expired')),
    constraint connector_request_answer_whole check ((response is null) = (response_created_at is null)),
    constraint connector_request_decided check (status not in ('Decided', 'Completed') or response is not null)
);

create index connector_request_list on connector_request (account_no, is_own, created_at, request_id);
create index connector_request_source on connector_request (account_no, source_reference) where source_reference is not null;
create index connector_request_decided on connector_request (changed_at) where status = 'Decided';
create index connector_request_expiry on connector_request (expires_at)
    where expires_at is not null and status not in ('Decided', 'Completed', 'Expired');

-- Attributes of the account, its copies of those it shares, and those that others share with it.
create table connector_attribute (
    account_no int not null,
    attribute_id text not null,
    content jsonb not null,
    share_peer text,
    request_reference text,
    notification_reference text,
    source_attribute text,
    third_party text,
    succeeds text,
    succeeded_by text,
    is_default boolean not null default false,
    deletion_status text,
    deletion_date timestamptz(3),
    created_at timestamptz(3) not null,
    constraint connector_attribute_pkey primary key (account_no, attribute_id),
    constraint connector_attribute_account_fkey foreign key (account_no) references connector_account
);

create index connector_attribute_list on connector_attribute (account_no, created_at, attribute_id);
create index connector_attribute_shared on connector_attribute (account_no, share_peer) where share_peer is not null;

create table connector_file (
    file_id text not null,
    owner_no int not null,
    owner_address text not null,
    device text not null,
    filename text not null,
    media_type text not null,
    size int not null,
    title text not null,
    description text,
    secret text not null,
    expires_at timestamptz(3) not null,
    created_at timestamptz(3) not null,
    constraint connector_file_pkey primary key (file_id),
    constraint connector_file_owner_fkey foreign key (owner_no) references connector_account (account_no)
);

create index connector_file_owner on connector_file (owner_no, created_at, file_id);

-- The bytes, in pieces that a statement writes or reads in no time.
create table connector_file_piece (
    file_id text not null,
    position int not null,
    bytes bytea not null,
    constraint connector_file_piece_pkey primary key (file_id, position),
    constraint connector_file_piece_file_fkey foreign key (file_id) references connector_file on delete cascade
);

alter table connector_file_piece alter column bytes set storage external;

-- Who may read a file of somebody else: it was sent to them, or they have loaded it.
create table connector_file_side (
    account_no int not null,
    file_id text not null,
    loaded_at timestamptz(3) not null,
    constraint connector_file_side_pkey primary key (account_no, file_id),
    constraint connector_file_side_file_fkey foreign key (file_id) references connector_file on delete cascade
);

create table connector_token (
    token_id text not null,
    owner_no int not null,
    owner_address text not null,
    device text not null,
    content jsonb not null,
    secret text not null,
    expires_at timestamptz(3) not null,
    for_identity text,
    password text,
    is_pin boolean not null default false,
    is_ephemeral boolean not null default false,
    failed_tries int not null default 0,
    locked_until timestamptz(3),
    created_at timestamptz(3) not null,
    constraint connector_token_pkey primary key (token_id),
    constraint connector_token_owner_fkey foreign key (owner_no) references connector_account (account_no)
);

create index connector_token_owner on connector_token (owner_no, created_at, token_id);

create table connector_token_side (
    account_no int not null,
    token_id text not null,
    loaded_at timestamptz(3) not null,
    constraint connector_token_side_pkey primary key (account_no, token_id),
    constraint connector_token_side_token_fkey foreign key (token_id) references connector_token on delete cascade
);

-- What an account is told: written in the transaction that has the effect, which holds the account's row locked, so that
-- the numbers of one account rise as its transactions commit.
create table connector_event (
    event_no bigint generated always as identity,
    account_no int not null,
    trigger text not null,
    data jsonb not null,
    at timestamptz(3) not null,
    constraint connector_event_pkey primary key (account_no, event_no)
);

create index connector_event_at on connector_event (at);

-- Up to which event of the connector deliveries were made; absent for a webhook that is told of commerce.
alter table webhook add column connector_place bigint;
