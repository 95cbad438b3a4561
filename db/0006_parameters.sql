-- What a vendor asks of every request for a product, and what the requests answer. A definition that was deleted stays,
-- since requests may hold values of it; its number is never given again.
create table product_parameter (
    product_no int not null,
    seq int not null,
    external_id text not null,
    title text not null,
    description text,
    type text not null,
    required boolean not null,
    readonly boolean not null,
    -- What a value is held to beside its type; the keys are those of the wire.
    options jsonb not null,
    display_order int not null,
    created_at timestamptz(3) not null,
    created_user_no int,
    created_token_no int,
    created_account_no int,
    updated_at timestamptz(3),
    updated_user_no int,
    updated_token_no int,
    updated_account_no int,
    deleted_at timestamptz(3),
    constraint product_parameter_pkey primary key (product_no, seq),
    constraint product_parameter_product_fkey foreign key (product_no) references product,
    constraint product_parameter_created_user_fkey foreign key (created_user_no) references account_user (user_no),
    constraint product_parameter_created_token_fkey foreign key (created_token_no) references api_token (token_no),
    constraint product_parameter_created_account_fkey foreign key (created_account_no) references account (account_no),
    constraint product_parameter_updated_user_fkey foreign key (updated_user_no) references account_user (user_no),
    constraint product_parameter_updated_token_fkey foreign key (updated_token_no) references api_token (token_no),
    constraint product_parameter_updated_account_fkey foreign key (updated_account_no) references account (account_no),
    constraint product_parameter_seq_range check (seq between 1 and 9999),
    constraint product_parameter_external_id_form check (external_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    constraint product_parameter_title_length check (char_length(title) between 1 and 250),
    constraint product_parameter_description_length check (char_length(description) between 1 and 2000),
    constraint product_parameter_type_known check (
        type in ('SingleLineText', 'MultiLineText', 'Number', 'Date', 'Email', 'Checkbox', 'DropDown')),
    -- Who hands a request over is its client: it could not give what it may not set.
    constraint product_parameter_not_stuck check (not (required and readonly))
);

create unique index product_parameter_external_id on product_parameter (product_no, external_id)
    where deleted_at is null;

create table request_parameter (
    request_no bigint not null,
    seq int not null,
    -- The request's product, which never changes, repeated for the reference.
    product_no int not null,
    value text not null,
    constraint request_parameter_pkey primary key (request_no, seq),
    constraint request_parameter_request_fkey foreign key (request_no) references request,
    constraint request_parameter_definition_fkey foreign key (product_no, seq) references product_parameter,
    constraint request_parameter_value_length check (char_length(value) between 1 and 4000)
);

-- How the requests for a product are shown, where the vendor has its own idea of that.
create table product_template (
    product_no int not null,
    content text not null,
    updated_at timestamptz(3) not null,
    updated_user_no int,
    updated_token_no int,
    updated_account_no int,
    constraint product_template_pkey primary key (product_no),
    constraint product_template_product_fkey foreign key (product_no) references product,
    constraint product_template_updated_user_fkey foreign key (updated_user_no) references account_user (user_no),
    constraint product_template_updated_token_fkey foreign key (updated_token_no) references api_token (token_no),
    constraint product_template_updated_account_fkey foreign key (updated_account_no) references account (account_no),
    constraint product_template_content_length check (char_length(content) between 1 and 10000)
);
