-- An organisation whose only import was taken back holds nothing: it keeps its history and trail, and is no longer one of those
-- that a question may be of by default.
alter table organisation add column withdrawn boolean not null default false;
