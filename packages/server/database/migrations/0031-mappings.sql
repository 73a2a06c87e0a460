-- Mappings of old values and of imported indicators to indicators of the framework (figures 9, 13.4, 15.9; decision 0009). They stand
-- upon what the source states and change nothing of it: an import of the same file again, or of a later edition, leaves them as they
-- are. A confirmation is one person's one deed on any number of subjects, and is undone as a whole.
create table mapping_confirmation (
  org_id bigint not null references organisation,
  confirmation_id bigint generated always as identity,
  reason text not null check (btrim(reason) <> ''),
  actor text not null,
  at timestamptz not null default now(),
  -- the day that figures count it from, by the clock of the server
  day date not null,
  undone timestamptz,
  undone_day date,
  undone_by text,
  primary key (org_id, confirmation_id),
  check ((undone is null) = (undone_day is null) and (undone is null) = (undone_by is null))
);

-- `to_indicator_id` null: looked at and refused, there is no match. A source's rows are taken away with their undone mappings; while one
-- stands, the source is held (transfer/undo/rests.ts).
create table mapping (
  org_id bigint not null,
  mapping_id bigint generated always as identity,
  confirmation_id bigint not null,
  legacy_id bigint,
  indicator_id bigint references indicator on delete cascade,
  to_indicator_id bigint references indicator,
  grade text check (grade in ('A', 'B', 'C', 'D')),
  primary key (org_id, mapping_id),
  foreign key (org_id, confirmation_id) references mapping_confirmation,
  foreign key (org_id, legacy_id) references legacy_value on delete cascade,
  check ((legacy_id is null) <> (indicator_id is null)),
  check ((to_indicator_id is null) = (grade is null))
);
create index on mapping (org_id, legacy_id) where legacy_id is not null;
create index on mapping (indicator_id) where indicator_id is not null;
create index on mapping (org_id, confirmation_id);

alter table mapping_confirmation enable row level security;
alter table mapping_confirmation force row level security;
create policy of_organisation on mapping_confirmation
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
alter table mapping enable row level security;
alter table mapping force row level security;
create policy of_organisation on mapping
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
