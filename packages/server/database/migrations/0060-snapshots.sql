-- Snapshots: figures frozen with their working at a cutoff, which a published report cites (figures 10, decision 0020). They hold what
-- they say themselves and refer to no record, so that nothing that happens later can change them. Everything here is only ever
-- appended: the application's role may not change or remove a row, and the policies name reading and adding only. The hash of a
-- snapshot is taken of its head and of the hashes of its parts, each of which is taken of what the part says.
create table snapshot (
  org_id bigint not null references organisation,
  snapshot_id bigint generated always as identity,
  name text not null check (btrim(name) <> ''),
  -- the cutoff: what was verified by that day
  as_of date not null,
  framework text not null,
  -- version of the program whose rules made the figures
  software text not null,
  actor text not null,
  at timestamptz not null,
  periods text[] not null,
  indicators integer not null,
  places integer not null,
  figures integer not null,
  parts integer not null,
  -- as stored, in bytes
  size bigint not null,
  sha256 text not null,
  primary key (org_id, snapshot_id),
  unique (org_id, name)
);

-- Some figures of one indicator and their workings, each a compressed JSON text; part 0 names projects and files. The head is written
-- when all parts are, in one transaction.
create table snapshot_part (
  org_id bigint not null,
  snapshot_id bigint not null,
  part_no integer not null,
  indicator text not null,
  figures integer not null,
  -- figures are in the order of their places: where this part begins and ends
  first_place text not null,
  last_place text not null,
  content bytea not null,
  working bytea not null,
  sha256 text not null,
  primary key (org_id, snapshot_id, part_no),
  foreign key (org_id, snapshot_id) references snapshot deferrable initially deferred
);
alter table snapshot_part alter column content set storage external;
alter table snapshot_part alter column working set storage external;
create index on snapshot_part (org_id, snapshot_id, indicator);

create table snapshot_publication (
  org_id bigint not null,
  snapshot_id bigint not null,
  actor text not null,
  at timestamptz not null default now(),
  reason text,
  primary key (org_id, snapshot_id),
  foreign key (org_id, snapshot_id) references snapshot
);

-- Restatements of a published snapshot that somebody answers for: one deed, one reason, any number of figures as they were seen.
create table restatement_approval (
  org_id bigint not null,
  approval_id bigint generated always as identity,
  snapshot_id bigint not null,
  as_of date not null,
  actor text not null,
  at timestamptz not null default now(),
  reason text not null check (btrim(reason) <> ''),
  primary key (org_id, approval_id),
  foreign key (org_id, snapshot_id) references snapshot
);
create table restatement (
  org_id bigint not null,
  approval_id bigint not null,
  restatement_no integer not null,
  snapshot_id bigint not null,
  indicator text not null,
  place text not null,
  period text not null,
  sort text not null,
  -- the figures as documents of figures show them; null where there was none
  before jsonb,
  now jsonb,
  difference text,
  reasons jsonb not null,
  primary key (org_id, approval_id, restatement_no),
  foreign key (org_id, approval_id) references restatement_approval
);
create index on restatement (org_id, snapshot_id, indicator);

alter table snapshot enable row level security;
alter table snapshot force row level security;
create policy read_of_organisation on snapshot for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy added_of_organisation on snapshot for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table snapshot_part enable row level security;
alter table snapshot_part force row level security;
create policy read_of_organisation on snapshot_part for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy added_of_organisation on snapshot_part for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table snapshot_publication enable row level security;
alter table snapshot_publication force row level security;
create policy read_of_organisation on snapshot_publication for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy added_of_organisation on snapshot_publication for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table restatement_approval enable row level security;
alter table restatement_approval force row level security;
create policy read_of_organisation on restatement_approval for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy added_of_organisation on restatement_approval for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table restatement enable row level security;
alter table restatement force row level security;
create policy read_of_organisation on restatement for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy added_of_organisation on restatement for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
