/** The reader of portfolio files: bytes → problems, or the organisation's parts and its projects one by one. */
import { type Problem, isError } from '@throughline/core/ground/problem.ts';
import type { ReadEvent, ReadOptions, Reader } from '../reader.ts';
import { bundlesOf } from './bundles.ts';
import type { Held, PortfolioDocument } from './document.ts';
import { gather, parseJson } from './parse-json.ts';
import { linesOf } from './scan-json.ts';
import type { Lists } from './validate/check.ts';
import { validatePortfolio } from './validate/validate.ts';

/** What the store holds of the things that a document names; asked once, after its form is known. */
export type AskHeld = (document: PortfolioDocument) => Promise<Held>;

/** A reader over these lists. Without `askHeld` the file must stand on its own. */
export function portfolioReader(lists: Lists, askHeld: AskHeld = async () => ({})): Reader {
  return {
    kind: 'portfolio',
    submissionsAre: 'successive',
    read: (source, options) => read(source, options, lists, askHeld),
  };
}

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions, lists: Lists, askHeld: AskHeld): AsyncIterable<ReadEvent> {
  const bytes = await gather(source);
  if (!(bytes instanceof Uint8Array)) return yield { event: 'problem', problem: bytes };
  const parsed = parseJson(bytes);
  if (parsed.text === null) return yield* told(parsed.problems);
  const held = await askHeld(filedUnder(parsed.value, options.organisation));
  const problems = withLines(parsed.text, [...parsed.problems, ...validatePortfolio(parsed.value, lists, held)]);
  yield* told(problems);
  if (problems.some(isError)) return;
  const document = filedUnder(parsed.value, options.organisation);
  const lines = linesOf(parsed.text, [...document.projects.map((_, n) => `/projects/${n}`), ...document.reports.map((_, n) => `/reports/${n}`)]);
  yield* bundlesOf(document, { lists, held, line: (at) => lines.get(at) ?? null });
}

/** The document under another organisation's id when one is asked for. */
function filedUnder(value: unknown, organisation: string | null): PortfolioDocument {
  const document = value as PortfolioDocument;
  if (organisation === null || typeof document?.organisation !== 'object' || document.organisation === null) return document;
  return { ...document, organisation: { ...document.organisation, id: organisation } };
}

function* told(problems: readonly Problem[]): Iterable<ReadEvent> {
  for (const problem of problems) yield { event: 'problem', problem };
}

/** Problems in the order of the file, each with the line of the thing it points to. */
export function withLines(text: string, problems: readonly Problem[]): Problem[] {
  const lines = linesOf(text, problems.map((one) => one.at));
  const placed = problems.map((one) => (one.line !== undefined || !lines.has(one.at) ? one : { ...one, line: lines.get(one.at)! }));
  return placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
