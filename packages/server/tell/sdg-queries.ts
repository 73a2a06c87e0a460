/** SQL that reads which projects and indicators stand at goals and targets (figures 3.3). Nothing is decided here. */

/** Every tag of each project, its own and its results'; a goal alone is held as "9.". `$2…` belong to the condition. */
export const tagsOf = (condition: string): string => `
  select p.code, p.title, p.country, array(
      select distinct t from (select unnest(p.sdg_targets) as t union all
                              select unnest(r.sdg_targets) from result r where r.project_id = p.project_id) every_tag) as tags
    from project p where p.org_id = $1 and ${condition} order by p.code collate "C"`;

/** Indicators at each goal and target: by the results that carry them, else by the project. */
export const indicatorsAt = (condition: string): string => `
  with carried as (
    select ri.project_id, ri.indicator_id, array_agg(distinct t) as tags
      from result_indicator ri join result r on r.project_id = ri.project_id and r.result_id = ri.result_id, unnest(r.sdg_targets) as t
     where ri.org_id = $1 group by 1, 2)
  select split_part(t, '.', 1) as goal, t as tag, i.indicator_id::text as indicator_id
    from project_indicator i join project p on p.project_id = i.project_id
    left join carried c on c.project_id = i.project_id and c.indicator_id = i.indicator_id,
    unnest(coalesce(c.tags, p.sdg_targets)) as t
   where i.org_id = $1 and ${condition}
   group by 1, 2, 3`;

export const INDICATORS_BY_ID = 'select indicator_id::text as indicator_id, code from indicator where indicator_id = any($1::bigint[])';
