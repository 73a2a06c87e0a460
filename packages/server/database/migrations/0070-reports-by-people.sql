-- Reports that people write (figures 1.1): a draft that anybody may go on with, numbered submissions that never change, their moves from
-- submitted to verified, comments on cells, and deeds that are taken once however often they are sent. All are a project's own.
alter table submission drop constraint submission_state_check;
alter table submission add constraint submission_state_check check (state in ('draft', 'submitted', 'returned', 'verified', 'withdrawn'));
-- Who sent it in, by a lasting id, and who wrote its values; null and empty for what came with a file.
alter table submission add column submitted_by text;
alter table submission add column submitted_name text;
alter table submission add column authors text[] not null default '{}';
alter table submission add column narrative text;
alter table measurement add column note text;

-- A report is a project and a period. `version` counts every move, so that of two people the second sees what the first did. `basis` is
-- null while no draft is open: else why one is.
create table report (
  project_id bigint not null references project on delete cascade,
  period_first integer not null,
  period_last integer not null,
  org_id bigint not null,
  version bigint not null,
  basis text check (basis in ('new', 'returned', 'withdrawn', 'reopened')),
  narrative text,
  reason text,
  saved timestamptz,
  saved_by text,
  saved_name text,
  primary key (project_id, period_first, period_last)
);
create index on report (org_id, period_first) where basis is not null;

-- What is typed, as it is typed: faults and all. `said` null with a note: the value itself is not yet entered.
create table draft_value (
  project_id bigint not null,
  period_first integer not null,
  period_last integer not null,
  indicator_id bigint not null,
  org_id bigint not null,
  said jsonb,
  note text,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (project_id, period_first, period_last, indicator_id),
  foreign key (project_id, period_first, period_last) references report on delete cascade,
  foreign key (project_id, indicator_id) references project_indicator on delete cascade
);

-- Append-only: what became of a submission, by whom and why. `passed`: a level let it through; at the last one it is verified.
create table submission_move (
  project_id bigint not null,
  submission_id bigint not null,
  move_no integer not null,
  org_id bigint not null,
  move text not null check (move in ('submitted', 'passed', 'verified', 'returned', 'withdrawn')),
  level text check (level in ('project', 'programme', 'results-unit')),
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  reason text,
  primary key (project_id, submission_id, move_no),
  foreign key (project_id, submission_id) references submission on delete cascade
);

-- Threads on cells of a report: the first of a thread has no `reply_to`.
create table cell_comment (
  project_id bigint not null references project on delete cascade,
  comment_id bigint generated always as identity,
  org_id bigint not null,
  period_first integer not null,
  period_last integer not null,
  indicator_id bigint not null,
  cell text,
  reply_to bigint,
  body text not null,
  to_name text,
  due date,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  resolved timestamptz,
  resolved_by text,
  resolved_name text,
  primary key (project_id, comment_id),
  foreign key (project_id, reply_to) references cell_comment on delete cascade
);
create index on cell_comment (project_id, period_first, period_last);
create index on cell_comment (org_id) where resolved is null and reply_to is null;

-- The answer that a deed had, kept under the key that came with it: the same deed sent again has the same answer and does nothing.
create table deed_once (
  project_id bigint not null references project on delete cascade,
  key text not null,
  org_id bigint not null,
  verb text not null,
  digest text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (project_id, key)
);

create index submission_waiting on submission (org_id, period_first) where state in ('submitted', 'returned');

alter table report enable row level security;
alter table report force row level security;
create policy of_organisation on report
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
alter table draft_value enable row level security;
alter table draft_value force row level security;
create policy of_organisation on draft_value
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
alter table submission_move enable row level security;
alter table submission_move force row level security;
create policy of_organisation on submission_move
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
alter table cell_comment enable row level security;
alter table cell_comment force row level security;
create policy of_organisation on cell_comment
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
alter table deed_once enable row level security;
alter table deed_once force row level security;
create policy of_organisation on deed_once
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
