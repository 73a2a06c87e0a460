import pg from 'pg';

/** One value as PostgreSQL writes it → one value as Throughline holds it. */
type Parse = (text: string) => unknown;

const asItIs: Parse = (text) => text;
const textArray = pg.types.getTypeParser(1009 as number, 'text') as Parse;

/** `2024-03-31 10:00:00.25+00` → `2024-03-31T10:00:00.25Z`: no Date in between, which would lose microseconds. */
const instant: Parse = (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z');

const OWN: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [1082, asItIs], // date: a day is no moment of a time zone
  [1114, asItIs], // timestamp
  [1184, instant], // timestamptz; sessions are in UTC
  [1182, textArray], // date[]
  [1115, textArray], // timestamp[]
  [1185, (text) => (textArray(text) as string[]).map(instant)], // timestamptz[]
  [1231, textArray], // numeric[], which the driver would make floating point
  [1016, textArray], // bigint[], strings like a single one
]);

/**
 * How values travel: `numeric`, `bigint` and days as text, exactly as stored; moments as ISO 8601 in UTC.
 * `int`, `real` and `double precision` are numbers, json is parsed.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format ?? 'text') === 'text' && OWN.has(id) ? OWN.get(id) : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
};
