-- What is not published is seen where a grant says so (database/policies.ts, `ofRecords`): drafts, what is said of them, and answers to deeds.
drop policy of_organisation on report;
create policy of_records on report
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
drop policy of_organisation on draft_value;
create policy of_records on draft_value
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
drop policy of_organisation on cell_comment;
create policy of_records on cell_comment
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
drop policy of_organisation on deed_once;
create policy of_records on deed_once
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]) and (org_id = any ((select nullif(current_setting('app.record_orgs', true), '')::bigint[])::bigint[]) or project_id = any ((select nullif(current_setting('app.record_projects', true), '')::bigint[])::bigint[])));
