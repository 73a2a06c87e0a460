/**
 * Writes a portfolio document piece by piece, one entry a line, members in the order of contracts.md, lists in the order in
 * which they are given: what is exported, imported and exported again is the same text.
 */
import { FORMAT, type PortfolioDocument } from './document.ts';

export type Head = Pick<PortfolioDocument, 'framework' | 'organisation'>;
/** Lists by their member, each asked when it is written. */
export type Lists = { readonly [Name in ListName]: () => AsyncIterable<object> | Iterable<object> };

const LISTS = ['exchangeRates', 'programmes', 'indicators', 'persons', 'deals', 'projects', 'placeTargets', 'reports', 'legacy'] as const;
export type ListName = (typeof LISTS)[number];

/** Text in pieces; an empty list is written as one, so that every member of the format is seen. */
export async function* writePortfolio({ framework, organisation }: Head, lists: Lists): AsyncGenerator<string> {
  yield `{ "format": ${JSON.stringify(FORMAT)},\n  "framework": ${JSON.stringify(framework)},\n  "organisation": ${JSON.stringify(organisation)}`;
  for (const name of LISTS) {
    yield `,\n  "${name}": [`;
    let separator = '\n    ';
    for await (const entry of lists[name]()) {
      yield separator + JSON.stringify(entry);
      separator = ',\n    ';
    }
    yield ']';
  }
  yield ' }\n';
}
