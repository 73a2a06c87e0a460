-- Evidence (core/collect/evidence.ts): a file, kept elsewhere under its hash, or a link; what is said of it; the values of reports that it
-- supports. What is said never changes; one that supports nothing any more is withdrawn and stays.
create table evidence (
  project_id bigint not null references project on delete cascade,
  evidence_id bigint generated always as identity,
  org_id bigint not null,
  kind text not null,
  made_on date,
  strength text not null,
  confidentiality text not null,
  note text,
  name text not null,
  -- a link has an address; a file what its bytes showed
  url text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text,
  size_bytes bigint,
  metadata text check (metadata in ('removed', 'kept', 'none')),
  scan text check (scan in ('clean', 'not-scanned')),
  scanner text,
  added timestamptz not null,
  added_by text not null,
  added_name text not null,
  -- the account that added it, which always sees it
  added_account bigint,
  withdrawn timestamptz,
  withdrawn_by text,
  withdrawn_name text,
  withdrawn_reason text,
  primary key (project_id, evidence_id),
  check ((url is null) = (sha256 is not null)),
  check ((sha256 is null) = (media_type is null)),
  check ((withdrawn is null) = (withdrawn_reason is null))
);
create index on evidence (project_id, sha256);

-- What supports which value of a report while it is written; `cell` is null for the value itself.
create table evidence_tie (
  project_id bigint not null,
  tie_id bigint generated always as identity,
  evidence_id bigint not null,
  org_id bigint not null,
  period_first integer not null,
  period_last integer not null,
  indicator_id bigint not null,
  cell text,
  primary key (project_id, tie_id),
  unique nulls not distinct (project_id, period_first, period_last, indicator_id, cell, evidence_id),
  foreign key (project_id, evidence_id) references evidence on delete cascade,
  foreign key (project_id, indicator_id) references project_indicator on delete cascade
);

-- Append-only: what supported the values of a submission when it was sent in.
create table submission_evidence (
  project_id bigint not null,
  submission_id bigint not null,
  line_no integer not null,
  evidence_id bigint not null,
  org_id bigint not null,
  indicator_id bigint not null,
  cell text,
  primary key (project_id, submission_id, line_no),
  foreign key (project_id, submission_id) references submission on delete cascade,
  foreign key (project_id, evidence_id) references evidence on delete cascade
);
create index on submission_evidence (project_id, evidence_id);

alter table evidence enable row level security;
alter table evidence force row level security;
create policy of_evidence on evidence using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])) and (confidentiality <> 'confidential' or project_id = any ((select nullif(current_setting('app.confidential_projects', true), '')::bigint[])::bigint[]) or added_account = (select nullif(current_setting('app.account', true), '')::bigint)));
alter table evidence_tie enable row level security;
alter table evidence_tie force row level security;
create policy of_records on evidence_tie using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
alter table submission_evidence enable row level security;
alter table submission_evidence force row level security;
create policy of_records on submission_evidence using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
