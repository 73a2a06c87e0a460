/** SQL of what is read of the trail. Nothing is decided here. $1 is the organisation; of lists, all whose own chains are read with it. */
import { ENTRY } from '../frame/trail-queries.ts';

/** Imports that touched the project $2 before its chain began: the organisation's entries of them are its history. */
const EARLIER_IMPORTS = `
  (t.project_id = 0 and t.subject in (select 'import:' || d.number from import_change c join data_import d on d.org_id = c.org_id and d.import_id = c.import_id
      where c.org_id = any ($1::bigint[]) and c.subject_code = $2 and c.row_key ? 'project_id')
   and not exists (select from trail p join trail_chain k on k.project_id = p.project_id and k.org_id = p.org_id
      where p.org_id = any ($1::bigint[]) and k.code = $2 and p.verb = t.verb and p.data ->> 'partOf' = t.subject))`;

const OF_PROJECT = `(t.project_id in (select project_id from trail_chain where org_id = any ($1::bigint[]) and code = $2) or (t.project_id = 0 and t.subject = 'project:' || $2) or ${EARLIER_IMPORTS})`;

/**
 * $2 project, $3 actor, $4 verb, $5 first day, $6 last day, $7 what texts hold (a pattern), each or null. Without a project, entries that
 * are a project's part of another deed are left to that one.
 */
const ASKED = `
  t.org_id = any ($1::bigint[]) and case when $2::text is null then t.project_id = 0 or t.data ->> 'partOf' is null else ${OF_PROJECT} end
  and ($3::text is null or t.actor = $3) and ($4::text is null or t.verb = $4)
  and ($5::date is null or t.at >= $5::date) and ($6::date is null or t.at < $6::date + 1)
  and ($7::text is null or concat_ws(' ', t.actor, t.subject, t.reason, t.came_from, c.code, t.before::text, t.after::text, t.data::text) ilike $7)`;

const READ = `
  select ${ENTRY}, c.code as project from trail t left join trail_chain c on c.project_id = t.project_id and c.org_id = t.org_id
   where ${ASKED}`;

/** $8–$11 the place after which to go on (moment, project, organisation, number), $12 how many; last first. */
export const TRAIL_PAGE = `${READ} and ($8::timestamptz is null or (t.at, t.project_id, t.org_id, t.number) < ($8::timestamptz, $9::bigint, $10::bigint, $11::bigint))
   order by t.at desc, t.project_id desc, t.org_id desc, t.number desc limit $12`;

/** Chain by chain, as they are hashed; $8–$10 the place after which to go on, $11 how many. Parts of deeds too. */
export const TRAIL_CHAINS = `
  select ${ENTRY}, c.code as project from trail t left join trail_chain c on c.project_id = t.project_id and c.org_id = t.org_id
   where ${ASKED.replace(`then t.project_id = 0 or t.data ->> 'partOf' is null`, 'then true')} and (t.project_id, t.org_id, t.number) > ($8::bigint, $9::bigint, $10::bigint)
   order by t.project_id, t.org_id, t.number limit $11`;

const OF = `trail t where t.org_id = any ($1::bigint[]) and ($2::text is null or t.project_id in (select project_id from trail_chain where org_id = any ($1::bigint[]) and code = $2))`;
export const ACTORS = `select actor as code, count(*)::int as count from ${OF} group by actor order by count desc, actor limit 200`;
export const VERBS = `select verb as code, count(*)::int as count from ${OF} group by verb order by count desc, verb limit 200`;

/** $2: a project's code. What it lies in. */
export const PROJECT_PLACE = `
  select p.unit, g.code as programme, array(select n.iso3 from project_country n where n.project_id = p.project_id) as countries
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id where p.org_id = $1 and p.code = $2`;

export const STANDING = `
  select count(*)::int as chains, coalesce(sum(c.number), 0)::float8 as entries,
         coalesce(sum(c.number - coalesce((select h.number from trail_seal_head h where h.project_id = c.project_id and h.org_id = c.org_id order by h.seal desc limit 1), 0)), 0)::float8 as unsealed
    from trail_chain c where c.org_id = $1`;

/** $2: the verb of the entry that says what was taken in. */
export const ADOPTED = `select (after ->> 'entries')::int as entries, at from trail where org_id = any ($1::bigint[]) and project_id = 0 and verb = $2 order by number limit 1`;
