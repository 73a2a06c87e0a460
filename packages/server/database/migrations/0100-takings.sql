-- What was filled in elsewhere and taken into the draft of a report as one step: a spreadsheet, answers of a form. What stood before lies
-- beside it, so that the step can be undone; an answer of a form is known by its own id, so that it is taken once.
create table taking (
  project_id bigint not null references project on delete cascade,
  taking_no integer not null,
  org_id bigint not null,
  period_first integer not null,
  period_last integer not null,
  source text not null check (source in ('spreadsheet', 'form')),
  file text not null,
  digest text not null,
  before jsonb not null,
  taken jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  undone timestamptz,
  undone_by text,
  undone_name text,
  primary key (project_id, taking_no)
);
create index on taking (project_id, period_first, period_last);

-- Answers that were taken, by the id that the form gave them; undoing the step lets them be taken again.
create table form_instance (
  project_id bigint not null,
  instance text not null,
  org_id bigint not null,
  taking_no integer not null,
  primary key (project_id, instance),
  foreign key (project_id, taking_no) references taking on delete cascade
);

-- Which question of a form answers which value: as somebody laid it down, by form.
create table form_mapping (
  project_id bigint not null references project on delete cascade,
  form text not null,
  org_id bigint not null,
  questions jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (project_id, form)
);

alter table taking enable row level security;
alter table taking force row level security;
create policy of_records on taking using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
alter table form_instance enable row level security;
alter table form_instance force row level security;
create policy of_records on form_instance using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
alter table form_mapping enable row level security;
alter table form_mapping force row level security;
create policy of_records on form_mapping using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
