/** SQL of mappings. Nothing is decided here. $1 is the organisation. */

/** The mapping that stands on each subject: the last one confirmed and not undone. */
const STANDING = (subject: string): string => `
  select distinct on (m.${subject}) m.${subject}, m.mapping_id, m.confirmation_id, m.grade, t.code as "to", c.reason, c.actor, c.day
    from mapping m join mapping_confirmation c on c.org_id = m.org_id and c.confirmation_id = m.confirmation_id
    left join indicator t on t.indicator_id = m.to_indicator_id
   where m.org_id = $1 and m.${subject} is not null and c.undone is null order by m.${subject}, m.mapping_id desc`;

const AS_STANDING = `case when s.mapping_id is null then null else jsonb_build_object('mapping', s.mapping_id, 'confirmation', s.confirmation_id, 'to', s."to",
  'grade', s.grade, 'reason', s.reason, 'actor', s.actor, 'day', s.day) end as standing`;

/** Old values; $2 null for all, else ids. */
export const LEGACY = `
  select l.legacy_id, l.project_code as project, l.period_text as period, l.period_first, l.period_last, l.title, l.value, l.maps_to, l.grade, ${AS_STANDING}
    from legacy_value l left join (${STANDING('legacy_id')}) s on s.legacy_id = l.legacy_id
   where l.org_id = $1 and ($2::bigint[] is null or l.legacy_id = any($2))
   order by l.title::text collate "C", l.project_code collate "C", l.period_text collate "C", l.legacy_id`;

/** Own indicators that came with published files (a portfolio's own ones are its authors' choice and have no origin); $2 null for all, else codes. */
export const OWN = `
  select i.indicator_id, i.code, i.name, i.kind, i.unit, ${AS_STANDING}
    from indicator i left join (${STANDING('indicator_id')}) s on s.indicator_id = i.indicator_id
   where i.org_id = $1 and i.origin is not null and ($2::text[] is null or i.code = any($2)) order by i.code collate "C"`;

/** How much there is of each own indicator: projects, verified values, years. */
export const USED = `
  select m.indicator_id, count(distinct m.project_id)::int as projects, count(*)::int as values, min(s.period_first) / 4 as first_year, max(s.period_last) / 4 as last_year
    from measurement m join submission s using (project_id, submission_id)
   where m.org_id = $1 and s.state = 'verified' and m.state = 'reported' and m.indicator_id = any($2) group by m.indicator_id`;

/** Indicators of the framework that results may be mapped to ($1); level 1 statistics are nobody's results. */
export const TARGETS = `select indicator_id, code, name, kind, unit from indicator where org_id is null and framework = $1 and kind <> 'external' order by indicator_id`;

export const CONFIRMATIONS = `
  select c.confirmation_id as number, c.reason, c.actor, c.at, c.undone, c.undone_by, count(m.mapping_id)::int as subjects,
         count(m.mapping_id) filter (where m.to_indicator_id is null)::int as refused,
         coalesce(array_agg(distinct t.code) filter (where t.code is not null), '{}') as "to",
         (select l.confirmation_id from mapping m1 join mapping l on l.org_id = m1.org_id and l.mapping_id > m1.mapping_id and (l.legacy_id = m1.legacy_id or l.indicator_id = m1.indicator_id)
            join mapping_confirmation d on d.org_id = l.org_id and d.confirmation_id = l.confirmation_id
           where m1.org_id = c.org_id and m1.confirmation_id = c.confirmation_id and d.undone is null limit 1) as later
    from mapping_confirmation c left join mapping m on m.org_id = c.org_id and m.confirmation_id = c.confirmation_id
    left join indicator t on t.indicator_id = m.to_indicator_id
   where c.org_id = $1 and ($2::bigint is null or c.confirmation_id = $2)
   group by c.org_id, c.confirmation_id order by c.confirmation_id desc limit 200`;

export const INSERT_CONFIRMATION = 'insert into mapping_confirmation (org_id, reason, actor, day) values ($1, $2, $3, $4) returning confirmation_id as number';
export const INSERT_MAPPINGS = `
  insert into mapping (org_id, confirmation_id, legacy_id, indicator_id, to_indicator_id, grade)
  select $1, $2, r.legacy_id, r.indicator_id, r.to_indicator_id, r.grade
    from jsonb_to_recordset($3) as r (legacy_id bigint, indicator_id bigint, to_indicator_id bigint, grade text)`;
export const UNDO_CONFIRMATION = `
  update mapping_confirmation set undone = now(), undone_day = $3, undone_by = $4 where org_id = $1 and confirmation_id = $2 and undone is null`;
