-- What was designed and promised. Everything that a project owns carries its project_id first in every key, so that one
-- project lives on one machine, and org_id on the row, so that a row policy needs no other table.
create table project (
  project_id bigint generated always as identity primary key,
  org_id bigint not null references organisation,
  code text not null,
  title jsonb not null,
  programme_id bigint,
  starts date not null,
  ends date,
  frequency text check (frequency in ('year', 'quarter')),
  -- where its results stand: the one country, or null for none and several (figures 3.2)
  country text,
  unit text,
  functions text[] not null default '{}',
  priorities text[] not null default '{}',
  donors text[] not null default '{}',
  sdg_targets text[] not null default '{}',
  sdg_shares jsonb not null default '{}',
  budget_amount numeric,
  budget_currency text,
  -- US dollars = amount × factor_num / factor_den, by the rate of the year of the start; null without an amount
  budget_factor_num numeric,
  budget_factor_den numeric,
  support_cost_rate numeric,
  gender_marker text,
  safeguards text,
  evaluation_rating numeric,
  -- level in a publisher's hierarchy (IATI); null elsewhere
  hierarchy integer,
  -- what a source states beyond the columns: descriptions, sectors, markers, tags, participating organisations, locations, documents
  detail jsonb not null default '{}',
  source_import bigint,
  source_at text,
  source_line integer,
  -- fingerprints of what the last file said, part by part (positions left out): equal ones mean that nothing is to be done
  source_marks jsonb,
  foreign key (org_id, programme_id) references programme
);

-- An id of a project is unique within its organisation. Uniqueness across projects lives in a reference table.
create table project_code (
  org_id bigint not null references organisation,
  code text not null,
  project_id bigint not null,
  primary key (org_id, code)
);

create table project_country (
  project_id bigint not null references project on delete cascade,
  org_id bigint not null,
  iso3 text not null,
  share numeric,
  primary key (project_id, iso3)
);

create table result (
  project_id bigint not null references project on delete cascade,
  result_id bigint generated always as identity,
  org_id bigint not null,
  code text not null,
  ordinal integer not null,
  stage text not null,
  title jsonb not null,
  accountability text,
  leads_to jsonb not null default '[]',
  actors jsonb not null default '[]',
  sdg_targets text[] not null default '{}',
  detail jsonb not null default '{}',
  source_at text,
  primary key (project_id, result_id),
  unique (project_id, code)
);

create table project_indicator (
  project_id bigint not null references project on delete cascade,
  indicator_id bigint not null references indicator,
  org_id bigint not null,
  ordinal integer not null,
  -- spans of the M&E plan, as first and last quarters side by side; null when the project's life decides (figures 4.1)
  listed_first integer[],
  listed_last integer[],
  baseline_year integer,
  -- the baseline as stated, whole
  baseline jsonb,
  -- and its parts in figures' terms: canonical = baseline_value × factor_num / factor_den
  baseline_value numeric,
  baseline_factor_num numeric not null default 1,
  baseline_factor_den numeric not null default 1,
  baseline_numerator numeric,
  baseline_denominator numeric,
  baseline_weight numeric,
  source_at text,
  primary key (project_id, indicator_id),
  check ((listed_first is null) = (listed_last is null))
);

-- Which results carry an indicator; SDG places are read through this (figures 3.3).
create table result_indicator (
  project_id bigint not null,
  result_id bigint not null,
  indicator_id bigint not null,
  org_id bigint not null,
  primary key (project_id, result_id, indicator_id),
  foreign key (project_id, result_id) references result on delete cascade,
  foreign key (project_id, indicator_id) references project_indicator on delete cascade
);

create table target (
  project_id bigint not null,
  indicator_id bigint not null,
  target_no integer not null,
  org_id bigint not null,
  mode text not null check (mode in ('annual', 'cumulative', 'final')),
  period_first integer,
  period_last integer,
  -- plain decimals in the canonical unit (figures 6.1)
  value numeric not null,
  source_at text,
  primary key (project_id, indicator_id, target_no),
  foreign key (project_id, indicator_id) references project_indicator on delete cascade
);
create index on project (org_id);
create index on project_indicator (indicator_id, project_id);
