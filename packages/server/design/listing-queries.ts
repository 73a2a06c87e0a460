/** SQL of what projects are found by. Nothing is decided here. */

/** $1: organisation, $2: projects. Coverage is read from the cells of their series: `e` expected, `r` answered (rollup/fast/statistics.ts). */
export const TOLD_OF_PROJECTS = `
  select p.project_id, p.code, p.title, p.unit, p.donors, p.functions, p.priorities, p.gender_marker, g.code as programme, i.file as source,
         p.detail->'description' as description, p.detail->'participating-org' as partners,
         array(select iso3 from project_country c where c.project_id = p.project_id order by iso3) as countries,
         array(select distinct t from (select unnest(p.sdg_targets) as t union all
               select unnest(r.sdg_targets) from result r where r.project_id = p.project_id) tagged order by t) as targets,
         (select jsonb_agg(r.title order by r.ordinal) from result r where r.project_id = p.project_id) as titles,
         (select count(*)::int from result r where r.project_id = p.project_id) as results,
         (select count(*)::int from project_indicator n where n.project_id = p.project_id) as indicators,
         v.period_first as verified_first, v.period_last as verified_last, s.coverage, s.irregular
    from project p
    left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
    left join data_import i on i.org_id = p.org_id and i.import_id = p.source_import
    left join lateral (select period_first, period_last from submission u where u.project_id = p.project_id and state = 'verified' and period_last is not null
                        order by period_last desc, period_first desc limit 1) v on true
    cross join lateral (
      select jsonb_agg(jsonb_build_object('from', from_year, 'to', to_year, 'e', e, 'r', r) order by from_year, to_year) filter (where from_year is not null) as coverage,
             coalesce(sum(un), 0)::int as irregular
        from (select case when c->4 ? 'un' then null else (c->>2)::int end as from_year, case when c->4 ? 'un' then null else (c->>3)::int end as to_year,
                     coalesce(sum((c->4->>'e')::numeric), 0)::int as e, coalesce(sum((c->4->>'r')::numeric), 0)::int as r, count(*) filter (where c->4 ? 'un') as un
                from project_series z, jsonb_array_elements(z.cells::jsonb) as c
               where z.project_id = p.project_id and c->>0 = '' and c->>1 = '' and (c->4 ? 'e' or c->4 ? 'r' or c->4 ? 'un')
               group by 1, 2) cell) s
   where p.org_id = $1 and p.project_id = any($2)`;

const COLUMNS = ['heading', 'body', 'keys', 'countries', 'goals', 'results', 'indicators', 'verified_first', 'verified_last', 'from_years', 'to_years', 'expected', 'answered', 'irregular'];

/** $1: organisation, $2: the rows as JSON. A row that says the same is not written. */
export const PUT_LISTINGS = `
  insert into project_listing (project_id, org_id, ${COLUMNS.join(', ')})
  select project_id, $1, ${COLUMNS.join(', ')}
    from jsonb_to_recordset($2::jsonb) as l(project_id bigint, heading text, body text, keys text[], countries text[], goals text[], results int, indicators int,
         verified_first int, verified_last int, from_years smallint[], to_years smallint[], expected int[], answered int[], irregular int)
  on conflict (project_id) do update set ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
   where (${COLUMNS.map((name) => `project_listing.${name}`).join(', ')}) is distinct from (${COLUMNS.map((name) => `excluded.${name}`).join(', ')})`;

/** Organisations whose projects are to be looked at. */
export const ORGANISATIONS_LACKING = 'select org_id from organisation order by org_id';

export const UNLISTED = `
  select p.project_id from project p left join project_listing l on l.project_id = p.project_id
   where p.org_id = $1 and l.project_id is null order by p.project_id`;
