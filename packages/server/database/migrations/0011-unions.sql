-- Unions of persons and deals by place (figures 2.4). A person counts once however many projects list them, so unions do not
-- add up over projects; but once it is known in which years somebody is listed at a place, they add up over persons: a person
-- of the years y1 < y2 < ... is one at (y1, y1) and at (y2, y2), and one less at (y1, y2). The sum of these over all persons
-- is the statistic u of place_cell. It is written by the job that folds the ledger, and by nobody else: two changes of
-- different projects may list the same person and must not wait for one another.
create table place_member (
  org_id bigint not null references organisation,
  place text not null collate "C",
  indicator_id bigint not null,
  -- a person or a deal, by the kind of the indicator
  member bigint not null,
  years smallint[] not null,
  times integer[] not null,
  primary key (org_id, place, indicator_id, member)
);

-- Who may be listed otherwise than place_member says: a change appends, the folding job looks and takes away. Until then
-- questions look at these members themselves.
create table place_member_ledger (
  org_id bigint not null references organisation,
  ledger_id bigint generated always as identity,
  place text not null collate "C",
  indicator_id bigint not null,
  member bigint not null,
  primary key (org_id, ledger_id)
);
create index on place_member_ledger (org_id, place, indicator_id, member);

alter table place_cell add column u numeric;
alter table place_cell_ledger add column u numeric;

-- Somebody's listings, whatever the year.
create index on project_person (org_id, indicator_id, person_id);
create index on project_deal (org_id, indicator_id, deal_id);
drop index project_person_org_id_indicator_id_year_person_id_idx;
drop index project_deal_org_id_indicator_id_year_deal_id_idx;

alter table place_member enable row level security;
alter table place_member force row level security;
create policy of_organisation on place_member
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table place_member_ledger enable row level security;
alter table place_member_ledger force row level security;
create policy of_organisation on place_member_ledger
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
