-- The second wall: a query that forgets to ask who is asking sees nothing. One policy, the same on every table with an
-- organisation on its rows: the row's org_id is one of those set for the transaction (`app.orgs`, set by database/scope.ts).
-- `organisation` itself may be listed by all; indicators without an organisation are those of a framework.

alter table programme enable row level security;
alter table programme force row level security;
create policy of_organisation on programme
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table person enable row level security;
alter table person force row level security;
create policy of_organisation on person
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table exchange_rate enable row level security;
alter table exchange_rate force row level security;
create policy of_organisation on exchange_rate
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table deal enable row level security;
alter table deal force row level security;
create policy of_organisation on deal
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table place_target enable row level security;
alter table place_target force row level security;
create policy of_organisation on place_target
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project enable row level security;
alter table project force row level security;
create policy of_organisation on project
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project_code enable row level security;
alter table project_code force row level security;
create policy of_organisation on project_code
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project_country enable row level security;
alter table project_country force row level security;
create policy of_organisation on project_country
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table result enable row level security;
alter table result force row level security;
create policy of_organisation on result
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table project_indicator enable row level security;
alter table project_indicator force row level security;
create policy of_organisation on project_indicator
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table result_indicator enable row level security;
alter table result_indicator force row level security;
create policy of_organisation on result_indicator
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table target enable row level security;
alter table target force row level security;
create policy of_organisation on target
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table submission enable row level security;
alter table submission force row level security;
create policy of_organisation on submission
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table measurement enable row level security;
alter table measurement force row level security;
create policy of_organisation on measurement
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table measurement_cell enable row level security;
alter table measurement_cell force row level security;
create policy of_organisation on measurement_cell
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table measurement_person enable row level security;
alter table measurement_person force row level security;
create policy of_organisation on measurement_person
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table measurement_deal enable row level security;
alter table measurement_deal force row level security;
create policy of_organisation on measurement_deal
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table legacy_value enable row level security;
alter table legacy_value force row level security;
create policy of_organisation on legacy_value
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table data_import enable row level security;
alter table data_import force row level security;
create policy of_organisation on data_import
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table import_change enable row level security;
alter table import_change force row level security;
create policy of_organisation on import_change
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table published_indicator enable row level security;
alter table published_indicator force row level security;
create policy of_organisation on published_indicator
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table published_period enable row level security;
alter table published_period force row level security;
create policy of_organisation on published_period
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table budget enable row level security;
alter table budget force row level security;
create policy of_organisation on budget
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table money_transaction enable row level security;
alter table money_transaction force row level security;
create policy of_organisation on money_transaction
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table not_understood enable row level security;
alter table not_understood force row level security;
create policy of_organisation on not_understood
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table trail enable row level security;
alter table trail force row level security;
create policy of_organisation on trail
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table indicator enable row level security;
alter table indicator force row level security;
create policy of_organisation on indicator
  using (org_id is null or org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
alter table organisation enable row level security;
alter table organisation force row level security;
create policy listed on organisation using (true);
