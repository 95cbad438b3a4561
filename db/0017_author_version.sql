-- Another value whenever somebody who writes messages is shown in another way: who keeps names in memory reads it with what
-- it reads anyway, and so never shows an old name. A random value, so that it says the same in every copy of the database.
create table author_version (
    version uuid not null default gen_random_uuid()
);

insert into author_version default values;

create function renew_author_version() returns trigger language plpgsql as $$
begin
    update author_version set version = default;
    return null;
end
$$;

create trigger account_shown_otherwise after update of type, status, name, icon on account
    for each row
    when (row(old.type, old.status, old.name, old.icon) is distinct from row(new.type, new.status, new.name, new.icon))
    execute function renew_author_version();

create trigger user_shown_otherwise after update of name, icon on account_user
    for each row when (row(old.name, old.icon) is distinct from row(new.name, new.icon))
    execute function renew_author_version();

create trigger token_shown_otherwise after update of name, icon on api_token
    for each row when (row(old.name, old.icon) is distinct from row(new.name, new.icon))
    execute function renew_author_version();
