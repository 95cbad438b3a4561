-- When an account has marked a message as read: its recipients each for themselves, and its sender. Nobody else is told.
alter table connector_recipient add column read_at timestamptz(3);
alter table connector_message add column read_at timestamptz(3);
