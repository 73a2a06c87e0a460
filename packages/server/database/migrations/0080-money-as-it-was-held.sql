-- Money as it was held at the end of a day (decision 0010). Earlier editions are in the journal of imports already: each
-- import keeps what it replaced, so nothing is stored twice. Undone imports count as never made. Asked only for days before
-- the latest import; later days read the tables themselves. `held` says whether the edition had come in by that day: the
-- first that a source told also stands for the days before, and counts there by its own days (core/plan/known.ts).

-- What later imports did to one table of money: rows they replaced, or null where the project itself was new.
create function money_changes_after(of_org bigint, of_day date, of_subject text)
returns table (project_id bigint, import_id bigint, change_no integer, before jsonb)
language sql stable as $$
  select (c.row_key ->> 'project_id')::bigint, c.import_id, c.change_no, c.before
    from data_import d join import_change c on c.org_id = d.org_id and c.import_id = d.import_id
   where d.org_id = of_org and d.undone is null and (d.at at time zone 'UTC')::date > of_day
     and (c.subject = of_subject or (c.subject = 'project' and c.before is null))
$$;

-- Projects whose budget was another at that day, and those that had not come in (`edition` null): the earliest of what was replaced later and
-- states a budget.
create function budget_of_projects_at(of_org bigint, of_day date)
returns table (project_id bigint, edition project, held boolean)
language sql stable as $$
  with later as materialized (select * from money_changes_after(of_org, of_day, 'project')),
  edition as (select distinct on (l.project_id) l.project_id, l.before from later l where l.before ->> 'budget_amount' is not null
               order by l.project_id, l.import_id, l.change_no),
  fresh as (select distinct l.project_id from later l where l.before ->> 'budget_amount' is null)
  select project_id, case when e.before is null then null else jsonb_populate_record(null::project, e.before) end, f.project_id is null
    from edition e full join fresh f using (project_id)
$$;

-- Rows of `budget` at that day.
create function budget_at(of_org bigint, of_projects bigint[], of_day date)
returns table (line budget, held boolean)
language sql stable as $$
  with later as materialized (select * from money_changes_after(of_org, of_day, 'budget') l where l.project_id = any (of_projects)),
  edition as materialized (select distinct on (l.project_id) l.project_id, l.before from later l where jsonb_array_length(l.before) > 0
               order by l.project_id, l.import_id, l.change_no),
  fresh as materialized (select distinct l.project_id from later l where l.before is null or jsonb_array_length(l.before) = 0)
  select b, not exists (select from fresh f where f.project_id = b.project_id)
    from budget b where b.org_id = of_org and b.project_id = any (of_projects) and not exists (select from edition e where e.project_id = b.project_id)
  union all
  select b, not exists (select from fresh f where f.project_id = b.project_id)
    from edition e cross join jsonb_populate_recordset(null::budget, e.before) b
$$;

-- Rows of `money_transaction` at that day.
create function money_transaction_at(of_org bigint, of_projects bigint[], of_day date)
returns table (payment money_transaction, held boolean)
language sql stable as $$
  with later as materialized (select * from money_changes_after(of_org, of_day, 'money_transaction') l where l.project_id = any (of_projects)),
  edition as materialized (select distinct on (l.project_id) l.project_id, l.before from later l where jsonb_array_length(l.before) > 0
               order by l.project_id, l.import_id, l.change_no),
  fresh as materialized (select distinct l.project_id from later l where l.before is null or jsonb_array_length(l.before) = 0)
  select t, not exists (select from fresh f where f.project_id = t.project_id)
    from money_transaction t where t.org_id = of_org and t.project_id = any (of_projects) and not exists (select from edition e where e.project_id = t.project_id)
  union all
  select t, not exists (select from fresh f where f.project_id = t.project_id)
    from edition e cross join jsonb_populate_recordset(null::money_transaction, e.before) t
$$;

-- The file that a project's published money stands in, as it was held at that day: of the last import that told of it by then, else
-- of the first that did. The import that made the project told of none where the first edition replaced nothing.
create function money_file_at(of_org bigint, of_project bigint, of_code text, of_subject text, of_day date) returns text
language sql stable as $$
  with told as (
    select d.file, c.import_id, c.subject, c.before, (d.at at time zone 'UTC')::date > of_day as later
      from import_change c join data_import d on d.org_id = c.org_id and d.import_id = c.import_id
     where c.org_id = of_org and c.subject_code = of_code and d.undone is null and (c.row_key ->> 'project_id')::bigint = of_project
       and (c.subject = of_subject or (c.subject = 'project' and c.before is null)))
  select t.file from told t
   where t.subject = of_subject or not exists (select from told n where n.subject = of_subject and n.before = '[]')
   order by t.later, case when t.later then t.import_id else - t.import_id end
   limit 1
$$;
