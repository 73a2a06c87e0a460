/** Compares what a screen shows with what the figure route answers, digit by digit. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { Page } from 'playwright-core';

export type Shown = { figure: string; text: string; value: string; asOf?: string; snapshot?: string };

/** Every figure in the page that opens a working, with its number as it reads. */
export const shownFigures = (page: Page, within = 'main'): Promise<Shown[]> =>
  page.$$eval(`${within} a[data-figure]`, (all) => all.map((one) => ({
    ...(one.hasAttribute('data-as-of') ? { asOf: one.getAttribute('data-as-of')! } : {}),
    ...(one.hasAttribute('data-snapshot') ? { snapshot: one.getAttribute('data-snapshot')! } : {}),
    figure: one.getAttribute('data-figure')!, value: one.getAttribute('data-value')!, text: one.querySelector('.figure-number')!.textContent!,
  })));

/** Asks the figure route for one that is shown. */
export async function askFigure(address: string, organisation: string, shown: string, asOf?: string, snapshot?: string): Promise<Figure> {
  const [indicator, place, period, part] = shown.split('|') as [string, string, string, string | undefined];
  const [by, cell] = (part ?? '').split('=').map(decodeURIComponent);
  const asked = new URLSearchParams({ organisation, indicator, place, period, ...(asOf === undefined ? {} : { asOf }), ...(snapshot === undefined ? {} : { snapshot }), ...(part === undefined ? {} : { by: by! }) });
  const answer = await fetch(`${address}/api/v1/figures?${asked}`);
  if (!answer.ok) throw new Error(`${shown}: ${answer.status} ${await answer.text()}`);
  const { figures } = await answer.json() as { figures: Figure[] };
  return figures.find((one) => (part === undefined ? one.cell === undefined : one.cell?.[by!] === cell))!;
}

/** What is wrong with a figure that is shown; null when it says what the route says, in as many digits as it shows. */
export function difference(shown: Shown, figure: Figure, noNumber: (figure: Figure) => string): string | null {
  const expected = figure.bounds ? [figure.bounds.low, figure.bounds.high] : figure.value === null ? [] : [figure.value];
  const read = shown.text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').match(/-?\d[\d,]*(?:\.\d+)?/g)?.map((one) => one.replaceAll(',', '')) ?? [];
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
