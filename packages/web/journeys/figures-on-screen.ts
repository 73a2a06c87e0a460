/** Compares what a screen shows with what the figure route answers, digit by digit. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { Page } from 'playwright-core';
import { type Started, wordsOf } from './start.ts';

export type Shown = { figure: string; text: string; value: string; asOf?: string; snapshot?: string };

/** Every figure in the page that opens a working, with its number as it reads. */
export const shownFigures = (page: Page, within = 'main'): Promise<Shown[]> =>
  page.$$eval(`${within} a[data-figure]`, (all) => all.map((one) => ({
    ...(one.hasAttribute('data-as-of') ? { asOf: one.getAttribute('data-as-of')! } : {}),
    ...(one.hasAttribute('data-snapshot') ? { snapshot: one.getAttribute('data-snapshot')! } : {}),
    figure: one.getAttribute('data-figure')!, value: one.getAttribute('data-value')!, text: one.querySelector('.figure-number')!.textContent!,
  })));

/** Asks the figure route for all that are shown, in as few questions as their places, periods and days allow. */
export async function askedFigures(address: string, organisation: string, shown: readonly Pick<Shown, 'figure' | 'asOf' | 'snapshot'>[], asOf?: string): Promise<(Figure | undefined)[]> {
  const parts = shown.map((one) => partsOf(one, asOf));
  const questions = new Map<string, { asked: Part; indicators: Set<string> }>();
  for (const one of parts) {
    const question = questions.get(one.question) ?? { asked: one, indicators: new Set() };
    question.indicators.add(one.indicator);
    questions.set(one.question, question);
  }
  const answers = new Map(await Promise.all([...questions].map(async ([key, { asked, indicators }]) => [key, await ask(address, organisation, asked, [...indicators])] as const)));
  return parts.map((one) => answers.get(one.question)!.find((each) => each.indicator === one.indicator && (one.by === undefined ? each.cell === undefined : each.cell?.[one.by] === one.cell)));
}

type Part = { indicator: string; place: string; period: string; by: string | undefined; cell: string | undefined; asOf: string | undefined; snapshot: string | undefined; question: string };

/** `CODE|PLACE|PERIOD`, of a cell `CODE|PLACE|PERIOD|by=cell`. */
function partsOf({ figure, asOf: own, snapshot }: Pick<Shown, 'figure' | 'asOf' | 'snapshot'>, asOf: string | undefined): Part {
  const [indicator, place, period, part] = figure.split('|') as [string, string, string, string | undefined];
  const [by, cell] = (part ?? '').split('=').map(decodeURIComponent);
  const day = own ?? asOf;
  return { indicator, place, period, by: part === undefined ? undefined : by, cell, asOf: day, snapshot, question: [place, period, part === undefined ? '' : by, day, snapshot].join('|') };
}

async function ask(address: string, organisation: string, { place, period, by, asOf, snapshot }: Part, indicators: readonly string[]): Promise<Figure[]> {
  const asked = new URLSearchParams({ organisation, place, period, ...(asOf === undefined ? {} : { asOf }), ...(snapshot === undefined ? {} : { snapshot }), ...(by === undefined ? {} : { by }) });
  for (const one of indicators) asked.append('indicator', one);
  const answer = await fetch(`${address}/api/v1/figures?${asked}`);
  if (!answer.ok) throw new Error(`${asked}: ${answer.status} ${await answer.text()}`);
  return (await answer.json() as { figures: Figure[] }).figures;
}

export type Comparing = { language?: string; within?: string; least?: number; asOf?: string; organisation?: string };

/** Every figure shown, compared with the answer of the figure route; what is wrong with each that differs. */
export async function wrongFigures(started: Started, page: Page, { language = 'en', within = 'main', least = 1, asOf, organisation = started.organisation }: Comparing = {}): Promise<string[]> {
  const words = wordsOf(language);
  const shown = await shownFigures(page, within);
  if (shown.length < least) return [`${within} shows ${shown.length} figures, at least ${least} are expected`];
  const figures = await askedFigures(started.address, organisation, shown, asOf);
  return shown.flatMap((one, at) => {
    const figure = figures[at];
    return figure === undefined ? [`${one.figure}: the route has none`] : difference(one, figure, (each) => words[`label.${each.label}`]!) ?? [];
  });
}

/** What is wrong with a figure that is shown; null when it says what the route says, in as many digits as it shows. */
export function difference(shown: Shown, figure: Figure, noNumber: (figure: Figure) => string): string | null {
  const expected = figure.bounds ? [figure.bounds.low, figure.bounds.high] : figure.value === null ? [] : [figure.value];
  const read = shown.text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replaceAll('\u2212', '-').match(/-?\d[\d,]*(?:\.\d+)?/g)?.map((one) => one.replaceAll(',', '')) ?? [];
  const named = `${shown.figure} shows “${shown.text}”`;
  if (expected.length === 0) return figure.kind === 'qualitative' || shown.text === noNumber(figure) ? null : `${named}, the route says ${figure.label}`;
  if (shown.value !== expected[0]) return `${named} from ${shown.value}, the route says ${expected[0]}`;
  const scale = figure.kind === 'ratio' ? 2 : 0;
  const same = expected.length === read.length && expected.every((one, place) => rounded(one, decimals(read[place]!), scale) === plain(read[place]!));
  return same ? null : `${named}, the route says ${expected.join(' – ')}`;
}

const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;
/** As a whole number of its last digit: "1.50" and "1.5" with two places are both 150. */
const plain = (text: string): bigint => BigInt(text.replace('.', ''));

/** Decimal text × 10^scale, rounded half away from zero to places, as a whole number of the last place. */
function rounded(text: string, places: number, scale: number): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', rest = ''] = text.replace('-', '').split('.');
  const digits = rest.padEnd(places + scale + 1, '0');
  const kept = BigInt(whole + digits.slice(0, places + scale));
  const up = Number(digits[places + scale]) >= 5 ? 1n : 0n;
  return negative ? -(kept + up) : kept + up;
}
