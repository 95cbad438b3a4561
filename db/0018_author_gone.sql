-- Somebody else may come in the place of who goes: names are read anew then, too (table author_version).
create trigger account_gone after delete or truncate on account
    for each statement execute function renew_author_version();

create trigger user_gone after delete or truncate on account_user
    for each statement execute function renew_author_version();

create trigger token_gone after delete or truncate on api_token
    for each statement execute function renew_author_version();
