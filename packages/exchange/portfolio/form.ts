/**
 * The form of a portfolio document: what its schema asks, each fault at the innermost thing (RFC 6901). Reads the schema
 * itself, so that the published schema and the check cannot differ. Null is absent; members that nobody knows are refused.
 */
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import { isDay, isMoment } from '@throughline/core/ground/day.ts';
import schema from './throughline-portfolio-1.schema.json' with { type: 'json' };
import { pointerTo } from './scan-json.ts';

/** The part of JSON Schema that the document's schema uses. */
type Schema = {
  $ref?: string; type?: string | string[]; enum?: readonly unknown[]; properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>; additionalProperties?: boolean | Schema; required?: string[]; items?: Schema;
  minLength?: number; minProperties?: number; pattern?: string; format?: string; minimum?: number; maximum?: number; description?: string;
};

const DEFINITIONS = schema.$defs as unknown as Record<string, Schema>;
type Add = (one: Problem) => void;

/** All faults of form of a parsed document. */
export function checkForm(document: unknown): Problem[] {
  const problems: Problem[] = [];
  check(document, schema as unknown as Schema, '', (one) => problems.push(one));
  return problems;
}

function check(value: unknown, given: Schema, at: string, add: Add): void {
  const one = given.$ref === undefined ? given : DEFINITIONS[given.$ref.slice('#/$defs/'.length)]!;
  if (one.enum !== undefined) return checkWord(value, one.enum, at, add);
  if (!isType(value, one)) return add(wrongType(value, one, at));
  if (typeof value === 'string') checkText(value, one, at, add);
  else if (typeof value === 'number') checkYear(value, one, at, add);
  else if (Array.isArray(value)) value.forEach((entry, n) => check(entry, one.items ?? {}, `${at}/${n}`, add));
  else if (value !== null) checkMembers(value as Record<string, unknown>, one, at, add);
}

function checkWord(value: unknown, words: readonly unknown[], at: string, add: Add): void {
  if (words.includes(value)) return;
  const accepted = words.filter((word) => word !== null);
  if (at === '/format') add(invalid('format-unknown', at, { found: shown(value), accepted }));
  else add(invalid('word-off-list', at, { found: shown(value), accepted }));
}

function isType(value: unknown, one: Schema): boolean {
  if (one.type === undefined) return true;
  return [one.type].flat().some((type) => {
    if (type === 'null') return value === null;
    if (type === 'array') return Array.isArray(value);
    if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
    if (type === 'integer') return Number.isInteger(value);
    return typeof value === type;
  });
}

function wrongType(value: unknown, one: Schema, at: string): Problem {
  const accepted = [one.type].flat().filter((type) => type !== 'null').join(', ');
  if (one.pattern === DECIMAL) return invalid('decimal-malformed', at, { found: shown(value), accepted: DECIMAL_FORM });
  return invalid('type-wrong', at, { found: typeName(value), accepted });
}

const DECIMAL = DEFINITIONS['number']!.pattern!;
const MOMENT = DEFINITIONS['submitted']!.pattern!;
const DECIMAL_FORM = '"12.5"';

/** Which fault it is when a text does not match a pattern of the schema, and what the pattern asks in plain form. */
const BY_PATTERN: Readonly<Record<string, (found: string, at: string) => Problem>> = {
  [DECIMAL]: (found, at) => invalid('decimal-malformed', at, { found, accepted: DECIMAL_FORM }),
  [DEFINITIONS['report']!.properties!['period']!.pattern!]: (found, at) => invalid('period-malformed', at, { found, accepted: '2023, 2023Q1' }),
  [MOMENT]: (found, at) => invalid('date-malformed', at, { found, accepted: '2023-01-31, 2023-01-31T09:00Z' }),
  [DEFINITIONS['result']!.properties!['sdgTargets']!.items!.pattern!]: (found, at) => invalid('sdg-target-malformed', at, { found, accepted: '1.1 … 17.19, 1.a …' }),
};

function checkText(text: string, one: Schema, at: string, add: Add): void {
  if (one.minLength !== undefined && text.length < one.minLength) add(invalid('text-empty', at, { accepted: 'text' }));
  else if (one.pattern !== undefined && !new RegExp(one.pattern).test(text)) add(BY_PATTERN[one.pattern]!(text, at));
  else if (one.format === 'date' && !isDay(text)) add(invalid('date-malformed', at, { found: text, accepted: '2023-01-31' }));
  else if (one.pattern === MOMENT && !isMoment(text)) add(BY_PATTERN[MOMENT]!(text, at));
}

function checkYear(value: number, one: Schema, at: string, add: Add): void {
  if (value < (one.minimum ?? value) || value > (one.maximum ?? value)) {
    add(invalid('year-out-of-range', at, { found: value, accepted: `${one.minimum}–${one.maximum}` }));
  }
}

function checkMembers(value: Record<string, unknown>, one: Schema, at: string, add: Add): void {
  for (const name of one.required ?? []) {
    if ((value[name] ?? null) === null) add(invalid('member-missing', at, { accepted: name, member: name }));
  }
  const names = Object.keys(value);
  if (names.length < (one.minProperties ?? 0)) add(invalid('words-empty', at, { accepted: '{ "en": "…" }' }));
  for (const name of names) {
    if (value[name] !== null) checkMember(name, value[name], one, at + pointerTo(name), add);
    else if (!isKnown(name, one)) add(unknownMember(name, one, at + pointerTo(name)));
  }
}

function checkMember(name: string, value: unknown, one: Schema, at: string, add: Add): void {
  if (Object.hasOwn(one.properties ?? {}, name)) return check(value, one.properties![name]!, at, add);
  const pattern = Object.keys(one.patternProperties ?? {}).find((form) => new RegExp(form).test(name));
  if (pattern !== undefined) return check(value, one.patternProperties![pattern]!, at, add);
  if (typeof one.additionalProperties === 'object') return check(value, one.additionalProperties, at, add);
  if (one.additionalProperties === false) add(unknownMember(name, one, at));
}

function isKnown(name: string, one: Schema): boolean {
  if (Object.hasOwn(one.properties ?? {}, name) || one.additionalProperties !== false) return true;
  return Object.keys(one.patternProperties ?? {}).some((form) => new RegExp(form).test(name));
}

const LANGUAGE = Object.keys(DEFINITIONS['words']!.patternProperties!)[0]!;
const GOAL = Object.keys(DEFINITIONS['project']!.properties!['sdgShares']!.patternProperties!)[0]!;

function unknownMember(name: string, one: Schema, at: string): Problem {
  const forms = Object.keys(one.patternProperties ?? {});
  if (forms.includes(LANGUAGE)) return invalid('language-malformed', at, { found: name, accepted: 'en, zh, pt-BR' });
  if (forms.includes(GOAL)) return invalid('sdg-goal-unknown', at, { found: name, accepted: '1–17' });
  if (forms.length > 0) return invalid('level-malformed', at, { found: name, accepted: '0, 1, 2' });
  return invalid('member-unknown', at, { found: name, accepted: Object.keys(one.properties ?? {}) });
}

const typeName = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
