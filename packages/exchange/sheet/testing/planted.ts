/** A template of many lines, filled in with errors of several kinds at places that are known; judged as it would be on its way in. */
import { putTogether } from '@throughline/core/collect/filled.ts';
import type { Line, Sheet } from '@throughline/core/collect/sheet.ts';
import type { TypedState } from '@throughline/core/collect/sheet.ts';
import { ONE } from '@throughline/core/ground/rational.ts';
import { readTemplate } from '../read-template.ts';
import { FORMAT, type Identity, type TemplateRow, rowKey, writeTemplate } from '../template.ts';
import { fill } from './fill.ts';

const STATES: Readonly<Record<TypedState, string>> = { reported: 'Reported', 'not-reported': 'Not reported', 'not-applicable': 'Not applicable', 'not-entered': 'Not yet entered' };
const WORDS = { sheet: 'Values', help: 'Help', title: 'Help', lines: [], heads: Array.from({ length: 12 }, (_, n) => `h${n}`), states: STATES, faultTitle: 'x', faultText: 'x' };

/** `lines` lines, of which each tenth is an indicator and the rest its parts; `errors` of them wrong. Milliseconds are of reading and judging alone. */
export function plantedSheet(lines: number, errors: number): { planted: string[]; found: ReadonlySet<string>; milliseconds: number; bytes: number } {
  const codes = Array.from({ length: lines / 10 }, (_, n) => `T.${n + 1}`);
  const rows = codes.flatMap((code): TemplateRow[] => [null, ...Array.from({ length: 9 }, (_, n) => ({ area: `a${n}` }))].map((part) => ({
    indicator: code, part, name: 'Actors reached', partName: part === null ? '' : `Area: ${part.area}`, last: '90', target: '100', fields: ['value'], state: null, first: '', second: '', unit: part === null ? 'actor' : '', note: '',
    units: ['actor', 'person'], levels: [],
  })));
  const identity: Identity = {
    format: FORMAT, organisation: 'ORG', project: 'P1', period: '2022', version: 0, language: 'en', made: '2026-11-24T10:00:00Z', base: {}, fields: Object.fromEntries(codes.map((code) => [code, ['value'] as const])),
    units: Object.fromEntries(codes.map((code) => [code, ['actor', 'person']])), levels: {}, keys: rows.map((row) => rowKey(row.indicator, row.part)),
  };
  const cells: Record<string, string> = {};
  const planted: string[] = [];
  const every = lines / errors;
  rows.forEach((row, n) => {
    const at = n + 2;
    cells[`G${at}`] = row.part === null ? '90' : '10';
    if (n % every !== every - 1) return;
    const kind = planted.length % 4;
    planted.push(`Values!G${at}`);
    cells[`G${at}`] = kind === 0 ? '1,5' : kind === 1 ? 'many' : kind === 2 ? `<c r="G${at}"><f>9+1</f><v>10</v></c>` : `<c r="G${at}" t="b"><v>1</v></c>`;
  });
  const bytes = fill(writeTemplate({ identity, rows, words: WORDS }), cells);
  const unit = (code: string) => [code, { code, dimension: code, factor: ONE, name: {}, source: '' }] as const;
  const reference: Sheet['reference'] = { units: new Map([unit('actor'), unit('person')]), currencies: new Map(), countries: new Set<string>() };
  const line = (code: string): Line => ({ indicator: { code, kind: 'flow', unit: 'actor', scale: null, overlapping: ['area'] }, expected: true, earlier: [], later: [], same: null });
  const sheet: Sheet = { year: 2022, lines: new Map(codes.map((code) => [code, line(code)])), reference, known: { indicators: new Map(), persons: new Set(), deals: new Set(), rate: () => ONE } };
  const began = performance.now();
  const read = readTemplate(bytes, new Map(Object.entries(STATES).map(([state, word]) => [word.toLowerCase(), state as TypedState])));
  const filled = putTogether(read.lines, read.base, sheet, 'en');
  return { planted, found: new Set([...read.problems, ...filled.problems].map((one) => one.at)), milliseconds: performance.now() - began, bytes: bytes.length };
}
