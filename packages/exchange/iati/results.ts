/** Results of an activity with everything they hold: the chain, the elements as published, and what they come to. */
import type { ChainResult } from '@throughline/core/design/project.ts';
import type { OwnIndicator, PublishedIndicator, PublishedPeriod } from '@throughline/core/transfer/bundle.ts';
import { createHash } from 'node:crypto';
import { type Context, note, warning } from './context.ts';
import { readDay } from './dates.ts';
import { type Json, jsonOf } from './detail.ts';
import { aggregates } from './kind.ts';
import { narrativesOf, oneOf, titleOf } from './narratives.ts';
import { readNumber } from './numbers.ts';
import { ownIndicatorOf, stageOf } from './own-indicator.ts';
import { type Fed, type Point, feed } from './points.ts';
import { sdgOfIndicator, specific } from './sdg.ts';
import { type Settled, settle } from './settle.ts';
import { strandsOf } from './strands.ts';
import { type Element, attributeOf, childAttribute, childrenOf, firstOf, placeOf } from './tree.ts';

export type Results = {
  readonly chain: readonly ChainResult[];
  readonly published: readonly PublishedIndicator[];
  readonly settled: readonly Settled[];
  /** Own indicators, the scale of an ordinal as far as this activity shows it. */
  readonly indicators: readonly OwnIndicator[];
};

type Row = { readonly code: string; readonly element: Element; readonly sdg: readonly string[] };

/** All results; `sdg` are the targets and goals of the activity, which its results keep beside those of their indicators. */
export function resultsOf(activity: Element, sdg: readonly string[], context: Context): Results {
  const rows: Row[] = [];
  const feds: Fed[] = [];
  const published: PublishedIndicator[] = [];
  for (const [result, code] of codedResults(activity, context)) {
    const elements = childrenOf(result, 'indicator');
    rows.push({ code, element: result, sdg: elements.flatMap(sdgOfIndicator) });
    for (const element of elements) {
      const own = ownIndicatorOf(result, element, context);
      feds.push(feed(element, code, own, context));
      published.push(publishedOf(element, code, own, context));
    }
  }
  const settled = strandsOf(feds, context).flatMap((strand) => settle(strand, context));
  const scales = scalesOf(settled, feds);
  const carried = codesByResult(settled);
  return {
    chain: rows.map((row) => chainResult(row, carried.get(row.code) ?? [], sdg, context)),
    published, settled,
    indicators: uniqueOwn([...feds.map((fed) => fed.own), ...settled.map((one) => one.own)], scales),
  };
}

/** A result's code is made of its type and title, so that it is found again when others come before it. */
function codedResults(activity: Element, context: Context): [Element, string][] {
  const times = new Map<string, number>();
  return childrenOf(activity, 'result').map((result) => {
    const basis = JSON.stringify([attributeOf(result, 'type'), oneOf(titleOf(result, 'title', context.language), context.language)]);
    const again = (times.get(basis) ?? 0) + 1;
    times.set(basis, again);
    const code = `r-${createHash('sha256').update(basis).digest('hex').slice(0, 10)}${again === 1 ? '' : `-${again}`}`;
    const type = attributeOf(result, 'type');
    if (type === null || !['1', '2', '3', '9'].includes(type)) note(context, warning('result-type-unknown', result, { found: type, accepted: '1, 2, 3, 9', attribute: 'type' }));
    return [result, code];
  });
}

function chainResult(row: Row, indicators: readonly string[], sdg: readonly string[], context: Context): ChainResult {
  const { element, code } = row;
  const title = titleOf(element, 'title', context.language);
  const described = narrativesOf(firstOf(element, 'description'), context.language);
  return {
    id: code, stage: stageOf(attributeOf(element, 'type')), accountability: null, leadsTo: [], actors: [],
    title: Object.keys(title).length > 0 ? title : Object.keys(described).length > 0 ? described : { [context.language]: code },
    indicators,
    sdgTargets: row.sdg.length === 0 ? [] : specific([...row.sdg, ...sdg]),
  };
}

/** Codes of the own indicators that each result carries. */
function codesByResult(settled: readonly Settled[]): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const { own, results } of settled) {
    for (const result of results) {
      const held = codes.get(result);
      if (held === undefined) codes.set(result, [own.code]);
      else held.push(own.code);
    }
  }
  return codes;
}

/** An indicator element as the file has it: nothing of it is lost, whatever could be counted. */
function publishedOf(element: Element, result: string, own: OwnIndicator, context: Context): PublishedIndicator {
  const ascending = attributeOf(element, 'ascending');
  const measure = attributeOf(element, 'measure');
  if (measure === null || !['1', '2', '3', '4', '5'].includes(measure)) note(context, warning('measure-unknown', element, { found: measure, accepted: '1, 2, 3, 4, 5', attribute: 'measure', indicator: own.code }));
  const description = narrativesOf(firstOf(element, 'description'), context.language);
  return {
    result, indicator: own.code, measure,
    ascending: ascending === null ? null : /^(?:1|true)$/.test(ascending),
    aggregates: aggregates(element),
    title: titleOf(element, 'title', context.language),
    description: Object.keys(description).length > 0 ? description : null,
    references: [...childrenOf(element, 'reference'), ...childrenOf(element, 'document-link')].map((one) => told(one, context)),
    baselines: childrenOf(element, 'baseline').map((one) => told(one, context)),
    periods: childrenOf(element, 'period').map((one) => publishedPeriod(one, context)),
    at: placeOf(element), line: element.line,
  };
}

function publishedPeriod(element: Element, context: Context): PublishedPeriod {
  return {
    starts: readDay(childAttribute(element, 'period-start', 'iso-date')),
    ends: readDay(childAttribute(element, 'period-end', 'iso-date')),
    targets: childrenOf(element, 'target').map((one) => told(one, context)),
    actuals: childrenOf(element, 'actual').map((one) => told(one, context)),
    line: element.line,
  };
}

/** An element with its name, its line and, where its value has separators, the reading that nobody counts. */
function told(element: Element, context: Context): Record<string, Json> {
  const read = readNumber(element.attributes['value']);
  const reading: Record<string, Json> = read.sort === 'grouped' && read.reading !== null ? { reading: read.reading } : {};
  return { element: element.name, ...(jsonOf(element, context.language) as Record<string, Json>), ...reading, line: element.line };
}

/** Levels of each ordinal as this activity shows them; their names are not in the file. */
function scalesOf(settled: readonly Settled[], feds: readonly Fed[]): Map<string, Record<string, string>> {
  const scales = new Map<string, Record<string, string>>();
  const take = (code: string, points: readonly Point[]): void => {
    for (const { value } of points) if (value?.sort === 'level') scales.set(code, { ...scales.get(code), [value.level]: value.level });
  };
  for (const fed of feds) take(fed.own.code, fed.points);
  for (const { own } of settled) if (!scales.has(own.code) && own.kind === 'ordinal') scales.set(own.code, scales.get(String(own.origin?.['of'])) ?? {});
  return scales;
}

function uniqueOwn(all: readonly OwnIndicator[], scales: ReadonlyMap<string, Record<string, string>>): OwnIndicator[] {
  const byCode = new Map<string, OwnIndicator>();
  for (const own of all) if (!byCode.has(own.code)) byCode.set(own.code, own.kind === 'ordinal' ? { ...own, scale: scales.get(own.code) ?? {} } : own);
  return [...byCode.values()];
}
