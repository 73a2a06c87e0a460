/** SQL of the trail and its seals. Nothing is decided here. */

/** A moment as it is hashed: microseconds, always six digits, in UTC. */
export const MOMENT = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * $1 projects, $2 organisations, $3 codes, $4 how many entries each. One statement makes a head or takes its lock: who comes second
 * waits here. The number given back is that after the entries, the hash still that before them; the moment is when the lock was held,
 * so that the moments of a chain do not go back.
 */
export const LENGTHEN_CHAINS = `
  insert into trail_chain as c (project_id, org_id, code, number)
  select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[]) as n (project_id, org_id, code, number) order by n.project_id, n.org_id
  on conflict (project_id, org_id) do update set number = c.number + excluded.number
  returning c.project_id, c.org_id, c.number, c.hash, ${MOMENT('clock_timestamp()')} as at`;

/** $1–$14 the members of entries, $15–$17 the heads and their new hashes. */
export const APPEND_ENTRIES = `
  with added as (
    insert into trail (project_id, org_id, number, at, actor, came_from, verb, subject, reason, before, after, data, previous, hash)
    select n.project_id, n.org_id, n.number, n.at, n.actor, n.came_from, n.verb, n.subject, n.reason, n.before::json, n.after::json, n.data::json, n.previous, n.hash
      from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
        as n (project_id, org_id, number, at, actor, came_from, verb, subject, reason, before, after, data, previous, hash))
  update trail_chain c set hash = n.hash
    from unnest($15::bigint[], $16::bigint[], $17::text[]) as n (project_id, org_id, hash) where c.project_id = n.project_id and c.org_id = n.org_id`;

/** The members of entries as they were hashed. */
export const ENTRY = `t.project_id, t.org_id, t.number::float8 as number, t.previous, ${MOMENT('t.at')} as at, t.actor, t.came_from as "from", t.verb, t.subject, t.reason,
  t.before::text as before, t.after::text as after, t.data::text as data, t.hash`;

/** $1–$3: the place after which to go on, over all chains. */
export const ENTRIES_AFTER = `
  select ${ENTRY} from trail t where (t.project_id, t.org_id, t.number) > ($1::bigint, $2::bigint, $3::bigint)
   order by t.project_id, t.org_id, t.number limit $4`;

export const HEADS_AFTER = `
  select project_id, org_id, code, number::float8 as number, hash from trail_chain where (project_id, org_id) > ($1::bigint, $2::bigint) order by project_id, org_id limit $3`;

export const SEALED_HEADS = `
  select h.project_id, h.org_id, h.seal::float8 as seal, h.number::float8 as number, h.hash from trail_seal_head h where h.seal = any ($1::bigint[]) order by h.seal`;

export const SEAL = `s.seal::float8 as number, ${MOMENT('s.at')} as at, s.chains::float8 as chains, s.entries::float8 as entries, s.heads, s.previous, s.hash`;
export const LAST_SEAL = `select ${SEAL} from trail_seal s order by s.seal desc limit 1`;
export const SEALS_AFTER = `select ${SEAL} from trail_seal s where s.seal > $1::bigint order by s.seal limit $2`;

/** Heads that are further than the last seal that names them. */
export const UNSEALED_HEADS = `
  select c.project_id, c.org_id, c.number::float8 as number, c.hash, coalesce(h.number, 0)::float8 as sealed
    from trail_chain c
    left join lateral (select number from trail_seal_head h where h.project_id = c.project_id and h.org_id = c.org_id order by seal desc limit 1) h on true
   where c.number > coalesce(h.number, 0)`;

export const INSERT_SEAL = `
  insert into trail_seal (seal, at, chains, entries, heads, previous, hash) values ($1, $2, $3, $4, $5, $6, $7)`;
export const INSERT_SEALED_HEADS = `
  insert into trail_seal_head (project_id, org_id, seal, number, hash)
  select n.project_id, n.org_id, $1, n.number, n.hash from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[]) as n (project_id, org_id, number, hash)`;
