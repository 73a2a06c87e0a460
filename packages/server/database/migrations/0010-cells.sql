-- The fast route to a figure: what the records say of each project's indicator, as cells that add up (see
-- docs/decisions/0005-cells-and-ledger.md; the meaning of each statistic is in server/rollup/fast/statistics.ts). Everything
-- here is derived: it can be made again from the records at any time. A cell (from_year, to_year) is a difference; the
-- statistic of the years A..B is the sum of the cells with from_year >= A and to_year <= B. A null statistic is nothing.

-- `at` is empty for what stands at every place of its series, else the one place that it stands at besides (figures 3.2).
-- `variant` is empty for statistics; it is a level, a rate or a count of persons for what is counted by value: then both
-- years are that year, and nv says how many there are.
create type series_cell as (
  at text, variant text, from_year smallint, to_year smallint,
  e numeric, r numeric, na numeric, c numeric, ble numeric, blr numeric, v numeric, w numeric,
  x numeric, nv numeric, nw numeric, b numeric, bw numeric, bx numeric, bp numeric, bo numeric,
  bn numeric, bm numeric, bnw numeric, t numeric, tk numeric, tn numeric, tf numeric, av numeric,
  an numeric, ab numeric, abn numeric, fb numeric, lv numeric, lw numeric, lx numeric, lnv numeric,
  lnw numeric, lb numeric, lbw numeric, lbx numeric, lbn numeric, lbnw numeric, lt numeric, ln numeric,
  lp numeric, lbl numeric, lf numeric, g numeric, reg numeric, op numeric, un numeric
);

-- One row for each indicator of a project: where it stands (figures 3), its life, and its cells, made again as one whole.
create table project_series (
  project_id bigint not null references project on delete cascade,
  indicator_id bigint not null,
  org_id bigint not null,
  places text[] not null,
  -- first quarter of the first period expected, and last day of the life (figures 15.1); null: open
  first_quarter integer not null,
  ends date,
  cells series_cell[] not null,
  primary key (project_id, indicator_id)
);
create index on project_series (org_id, indicator_id);

-- The cells of all series, added up for each place of an organisation.
create table place_cell (
  org_id bigint not null references organisation,
  place text not null collate "C",
  indicator_id bigint not null,
  variant text not null collate "C",
  to_year smallint not null,
  from_year smallint not null,
  e numeric, r numeric, na numeric, c numeric, ble numeric, blr numeric, v numeric, w numeric,
  x numeric, nv numeric, nw numeric, b numeric, bw numeric, bx numeric, bp numeric, bo numeric,
  bn numeric, bm numeric, bnw numeric, t numeric, tk numeric, tn numeric, tf numeric, av numeric,
  an numeric, ab numeric, abn numeric, fb numeric, lv numeric, lw numeric, lx numeric, lnv numeric,
  lnw numeric, lb numeric, lbw numeric, lbx numeric, lbn numeric, lbnw numeric, lt numeric, ln numeric,
  lp numeric, lbl numeric, lf numeric, g numeric, reg numeric, op numeric, un numeric,
  primary key (org_id, place, indicator_id, variant, to_year, from_year)
);
create index on place_cell (org_id, place, indicator_id, to_year) where variant <> '';

-- What verified reports changed since: new minus old, written with the change itself and only ever appended. Figures read
-- both; a job adds these rows to place_cell and takes them away, in one statement.
create table place_cell_ledger (
  org_id bigint not null references organisation,
  ledger_id bigint generated always as identity,
  place text not null collate "C",
  indicator_id bigint not null,
  variant text not null collate "C",
  to_year smallint not null,
  from_year smallint not null,
  e numeric, r numeric, na numeric, c numeric, ble numeric, blr numeric, v numeric, w numeric,
  x numeric, nv numeric, nw numeric, b numeric, bw numeric, bx numeric, bp numeric, bo numeric,
  bn numeric, bm numeric, bnw numeric, t numeric, tk numeric, tn numeric, tf numeric, av numeric,
  an numeric, ab numeric, abn numeric, fb numeric, lv numeric, lw numeric, lx numeric, lnv numeric,
  lnw numeric, lb numeric, lbw numeric, lbx numeric, lbn numeric, lbnw numeric, lt numeric, ln numeric,
  lp numeric, lbl numeric, lf numeric, g numeric, reg numeric, op numeric, un numeric,
  primary key (org_id, ledger_id)
);
create index on place_cell_ledger (org_id, place, indicator_id);

-- Registered persons and shared deals in force, for unions (figures 2.4): whatever adds them up counts each once.
-- `times` is how often they are listed in that year, for the gross figure.
create table project_person (
  project_id bigint not null references project on delete cascade,
  indicator_id bigint not null,
  year smallint not null,
  person_id bigint not null,
  org_id bigint not null,
  times integer not null,
  primary key (project_id, indicator_id, year, person_id)
);
create index on project_person (org_id, indicator_id, year, person_id);

create table project_deal (
  project_id bigint not null references project on delete cascade,
  indicator_id bigint not null,
  year smallint not null,
  deal_id bigint not null,
  org_id bigint not null,
  times integer not null,
  primary key (project_id, indicator_id, year, deal_id)
);
create index on project_deal (org_id, indicator_id, year, deal_id);

-- Texts in force of qualitative indicators, and periods of which one is missing (no submission): what is listed (figures 2).
create table project_text (
  project_id bigint not null references project on delete cascade,
  indicator_id bigint not null,
  period_first integer not null,
  period_last integer not null,
  org_id bigint not null,
  submission_id bigint,
  primary key (project_id, indicator_id, period_first, period_last)
);
create index on project_text (org_id, indicator_id, period_first);

-- Where series with lists (persons, deals, texts) stand: the way from a place to who is listed there.
create table listed_series (
  project_id bigint not null references project on delete cascade,
  indicator_id bigint not null,
  place text not null collate "C",
  org_id bigint not null,
  primary key (project_id, indicator_id, place)
);
create index on listed_series (org_id, place, indicator_id, project_id);

alter table project_series enable row level security;
alter table project_series force row level security;
create policy of_organisation on project_series
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table place_cell enable row level security;
alter table place_cell force row level security;
create policy of_organisation on place_cell
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table place_cell_ledger enable row level security;
alter table place_cell_ledger force row level security;
create policy of_organisation on place_cell_ledger
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project_person enable row level security;
alter table project_person force row level security;
create policy of_organisation on project_person
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project_text enable row level security;
alter table project_text force row level security;
create policy of_organisation on project_text
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table listed_series enable row level security;
alter table listed_series force row level security;
create policy of_organisation on listed_series
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project_deal enable row level security;
alter table project_deal force row level security;
create policy of_organisation on project_deal
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

-- The day of the last verification: figures as of that day or later are live (figures 10), earlier ones go to the records.
create index on submission (org_id, verified) where verified is not null;
