-- The rules by which an account has requests decided that it receives: the first that matches decides.
alter table connector_account add column automation jsonb not null default '[]';
