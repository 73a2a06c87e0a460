-- What was brought in, from where, and what of it was not understood; the money a publisher reports; the trail.
create table data_import (
  org_id bigint not null references organisation,
  import_id bigint generated always as identity,
  -- the number people see and `import undo` takes; counts up within the store
  number bigint generated always as identity,
  file text not null,
  kind text not null check (kind in ('portfolio', 'iati', 'uninfo', 'sheet', 'demonstration')),
  sha256 text not null,
  actor text not null,
  at timestamptz not null default now(),
  outcome text not null check (outcome in ('imported', 'unchanged')),
  counts jsonb not null default '{}',
  problems jsonb not null default '[]',
  -- what was held before and has gone from this file: kept and listed
  gone jsonb not null default '[]',
  undone timestamptz,
  undone_by text,
  primary key (org_id, import_id),
  unique (number)
);

-- What each import changed of each thing, so that it can be taken back. `subject` is a table, `subject_code` what people
-- call the thing (a project for all that it owns), `row_key` names the row. `before` is the row as it was, null when it was
-- new, or a list: all rows of the key, where the import replaced them as a whole.
create table import_change (
  org_id bigint not null,
  import_id bigint not null,
  change_no integer not null,
  subject text not null,
  subject_code text not null,
  row_key jsonb not null,
  before jsonb,
  primary key (org_id, import_id, change_no),
  foreign key (org_id, import_id) references data_import
);
create index on import_change (org_id, subject, subject_code, import_id);

-- An indicator element of a published file as the file has it. Several may feed one shared indicator of a project
-- (one a population group or place); measurements are made from these by declared rules (figures 13).
create table published_indicator (
  project_id bigint not null references project on delete cascade,
  element_no integer not null,
  org_id bigint not null,
  indicator_id bigint not null,
  result_code text not null,
  measure text,
  ascending boolean,
  aggregates boolean,
  title jsonb not null,
  description jsonb,
  reference jsonb not null default '[]',
  baselines jsonb not null default '[]',
  source_at text,
  source_line integer,
  primary key (project_id, element_no)
);

create table published_period (
  project_id bigint not null,
  element_no integer not null,
  period_no integer not null,
  org_id bigint not null,
  starts date,
  ends date,
  targets jsonb not null default '[]',
  actuals jsonb not null default '[]',
  source_line integer,
  primary key (project_id, element_no, period_no),
  foreign key (project_id, element_no) references published_indicator on delete cascade
);

create table budget (
  project_id bigint not null references project on delete cascade,
  budget_no integer not null,
  org_id bigint not null,
  type text,
  status text,
  starts date,
  ends date,
  amount numeric,
  currency text,
  value_date date,
  detail jsonb not null default '{}',
  source_line integer,
  primary key (project_id, budget_no)
);

create table money_transaction (
  project_id bigint not null references project on delete cascade,
  transaction_no integer not null,
  org_id bigint not null,
  type text,
  day date,
  amount numeric,
  currency text,
  value_date date,
  detail jsonb not null default '{}',
  source_line integer,
  primary key (project_id, transaction_no)
);

-- What a source says that could not be read as a value: kept, shown, never counted.
create table not_understood (
  project_id bigint not null references project on delete cascade,
  note_no integer not null,
  org_id bigint not null,
  code text not null,
  at text not null,
  line integer,
  found text,
  accepted text,
  indicator_id bigint,
  source_import bigint,
  primary key (project_id, note_no)
);

-- Append-only: who did what, when, to which subject, and why.
create table trail (
  org_id bigint not null references organisation,
  trail_id bigint generated always as identity,
  at timestamptz not null default now(),
  actor text not null,
  verb text not null,
  subject text not null,
  data jsonb not null default '{}',
  reason text,
  primary key (org_id, trail_id)
);
