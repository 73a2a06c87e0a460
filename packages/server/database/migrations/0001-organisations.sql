-- Who reports and what they count with. A store holds one or several organisations; ids of people, programmes, deals and
-- indicators are unique within one (figures 3.6). These are reference tables: small, and on every machine when a store is
-- spread by project (see docs/operate/scale-out.md). Row policies compare a column of the row with a setting and read no
-- table; the sub-select makes the setting be read once a query.
create table organisation (
  org_id bigint generated always as identity primary key,
  code text not null unique,
  name jsonb not null,
  iati text,
  framework text not null,
  is_demonstration boolean not null default false,
  created timestamptz not null default now()
);

-- Indicators of a framework have no organisation; own ones do. One definition, reused at every level.
create table indicator (
  indicator_id bigint generated always as identity primary key,
  org_id bigint references organisation,
  framework text not null,
  code text not null,
  name jsonb not null,
  kind text not null,
  unit text,
  direction text not null default 'up' check (direction in ('up', 'down', 'maintain')),
  stage text,
  area text,
  accountability text,
  scale jsonb,
  overlapping text[] not null default '{}',
  tolerance numeric not null default 0,
  -- what a publisher's own indicators were recognised by: vocabulary, reference, title, measure, result type
  origin jsonb,
  unique nulls not distinct (org_id, framework, code)
);

create table programme (
  org_id bigint not null references organisation,
  programme_id bigint generated always as identity,
  code text not null,
  name jsonb not null,
  kind text not null check (kind in ('programme', 'country-partnership', 'country-programme')),
  primary key (org_id, programme_id),
  unique (org_id, code)
);

-- Pseudonymous persons: an id and, where stated, the sex; never a name.
create table person (
  org_id bigint not null references organisation,
  person_id bigint generated always as identity,
  code text not null,
  sex text check (sex in ('F', 'M', 'X')),
  primary key (org_id, person_id),
  unique (org_id, code)
);

-- National currency per US dollar; several sources may be held, the organisation's own comes first.
create table exchange_rate (
  org_id bigint not null references organisation,
  currency text not null,
  year integer not null,
  per_usd numeric not null check (per_usd > 0),
  source text,
  primary key (org_id, currency, year)
);

-- A deal counts once however many projects claim it (figures 9); usd = amount × factor_num / factor_den, exactly.
create table deal (
  org_id bigint not null references organisation,
  deal_id bigint generated always as identity,
  code text not null,
  amount numeric not null check (amount >= 0),
  currency text not null,
  year integer not null,
  factor_num numeric not null default 1,
  factor_den numeric not null default 1,
  primary key (org_id, deal_id),
  unique (org_id, code)
);

-- Own targets of places (figures 6.3). A period is a span of quarters: year × 4 + quarter − 1.
create table place_target (
  org_id bigint not null references organisation,
  place_target_id bigint generated always as identity,
  place text not null,
  indicator_id bigint not null references indicator,
  mode text not null check (mode in ('annual', 'cumulative', 'final')),
  period_first integer,
  period_last integer,
  value numeric not null,
  authority text,
  primary key (org_id, place_target_id),
  unique nulls not distinct (org_id, place, indicator_id, mode, period_first, period_last)
);
