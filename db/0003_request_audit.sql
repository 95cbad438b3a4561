-- What happened to a request after its creation, each kind of event with its last occurrence.
create table request_audit (
    request_no bigint not null,
    event text not null,
    at timestamptz(3) not null,
    -- Who did it, and for which account. All absent: the service of its own accord.
    user_no int,
    token_no int,
    account_no int,
    constraint request_audit_pkey primary key (request_no, event),
    constraint request_audit_request_fkey foreign key (request_no) references request,
    constraint request_audit_account_fkey foreign key (account_no) references account,
    constraint request_audit_user_fkey foreign key (user_no) references account_user,
    constraint request_audit_token_fkey foreign key (token_no) references api_token,
    constraint request_audit_event_known check (event in ('updated', 'processing', 'querying', 'completed')),
    constraint request_audit_one_author check (num_nonnulls(user_no, token_no) <= 1)
);
