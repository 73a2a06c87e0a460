-- What was reported. Submissions are numbered and never change (figures 1.1); values are in force one by one (1.2).
create table submission (
  project_id bigint not null references project on delete cascade,
  submission_id bigint generated always as identity,
  org_id bigint not null,
  -- position among the submissions of the same report (project and period), from 1, in the order of `submitted`
  number integer not null,
  -- a span of quarters: year × 4 + quarter − 1; null when the source's dates are no whole quarters (figures 13.3)
  period_first integer,
  period_last integer,
  starts date not null,
  ends date not null,
  due date,
  -- moments of the source; the flags say whether a time was stated (figures 15.7)
  submitted timestamptz not null,
  submitted_timed boolean not null default false,
  state text not null check (state in ('draft', 'submitted', 'returned', 'verified')),
  verified timestamptz,
  verified_timed boolean not null default false,
  reason text,
  -- the submission that this one stands in for: a later edition of its file brought other values (contracts.md, "Commands")
  restates bigint,
  source_import bigint,
  source_at text,
  source_line integer,
  primary key (project_id, submission_id),
  unique (project_id, starts, ends, number),
  check ((state = 'verified') = (verified is not null)),
  check ((period_first is null) = (period_last is null))
);

create table measurement (
  project_id bigint not null,
  submission_id bigint not null,
  indicator_id bigint not null,
  org_id bigint not null,
  ordinal integer not null,
  state text not null check (state in ('reported', 'not-reported', 'not-applicable')),
  -- as entered; canonical = value × factor_num / factor_den
  value numeric,
  unit text,
  factor_num numeric not null default 1,
  factor_den numeric not null default 1,
  numerator numeric,
  denominator numeric,
  weight numeric,
  level text,
  text jsonb,
  reason text,
  -- whether the value is a list of registered persons or deals (an empty list is a real zero)
  listed text check (listed in ('persons', 'deals')),
  source_at text,
  primary key (project_id, submission_id, indicator_id),
  foreign key (project_id, submission_id) references submission on delete cascade,
  foreign key (project_id, indicator_id) references project_indicator on delete cascade
);

create table measurement_cell (
  project_id bigint not null,
  submission_id bigint not null,
  indicator_id bigint not null,
  cell_no integer not null,
  org_id bigint not null,
  dimensions jsonb not null,
  value numeric,
  numerator numeric,
  denominator numeric,
  weight numeric,
  primary key (project_id, submission_id, indicator_id, cell_no),
  foreign key (project_id, submission_id, indicator_id) references measurement on delete cascade
);

create table measurement_person (
  project_id bigint not null,
  submission_id bigint not null,
  indicator_id bigint not null,
  person_id bigint not null,
  org_id bigint not null,
  primary key (project_id, submission_id, indicator_id, person_id),
  foreign key (project_id, submission_id, indicator_id) references measurement on delete cascade,
  foreign key (org_id, person_id) references person
);

create table measurement_deal (
  project_id bigint not null,
  submission_id bigint not null,
  indicator_id bigint not null,
  deal_id bigint not null,
  org_id bigint not null,
  primary key (project_id, submission_id, indicator_id, deal_id),
  foreign key (project_id, submission_id, indicator_id) references measurement on delete cascade,
  foreign key (org_id, deal_id) references deal
);

-- Values of older frameworks stand apart and join totals only when asked (figures 9, 15.9). The project they name may be
-- known by its id alone.
create table legacy_value (
  org_id bigint not null references organisation,
  legacy_id bigint generated always as identity,
  project_code text not null,
  period_text text not null,
  period_first integer,
  period_last integer,
  title jsonb not null,
  value numeric not null,
  maps_to text,
  grade text check (grade in ('A', 'B', 'C', 'D')),
  source_import bigint,
  source_at text,
  primary key (org_id, legacy_id)
);
create index on measurement (indicator_id, project_id);
create index on submission (project_id, period_first);
-- Who lists a person or claims a deal: asked when one is changed or taken away.
create index on measurement_person (org_id, person_id);
create index on measurement_deal (org_id, deal_id);
