-- Reporting rounds: a period of a calendar that is asked of a place, from the day it opens to the day it closes (core/collect/round.ts).
-- Levels as JSON: [{"level": "project", "share": "1"}], from near to far.
create table reporting_round (
  org_id bigint not null references organisation,
  round_id bigint generated always as identity,
  calendar text not null check (calendar in ('year', 'half-year', 'quarter', 'july-june')),
  period_first integer not null,
  period_last integer not null,
  place text not null,
  opens date not null,
  due date not null,
  closes date not null,
  levels jsonb not null,
  reason text,
  opened timestamptz not null,
  opened_by text not null,
  opened_name text not null,
  closed timestamptz,
  closed_by text,
  closed_name text,
  closed_reason text,
  primary key (org_id, round_id),
  check (opens <= due and due <= closes)
);
create index on reporting_round (org_id, period_first);

alter table reporting_round enable row level security;
alter table reporting_round force row level security;
create policy of_organisation on reporting_round
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
