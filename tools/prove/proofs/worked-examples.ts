/** Every worked example, given to an empty store, is met to the letter through the command line and through the API. */
import { join } from 'node:path';
import { type ExpectedDocument, type ExpectedFigure, differences, documentsOf } from '../../../packages/core/rollup/testing/expected.ts';
import { inWarmDataFolder, root, serve, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

type Answer = { figures: ExpectedFigure[] };

const files = ['agro-industry.expected.json', 'rules.expected.json', 'generated/small.expected.json', 'generated/medium.expected.json.gz'];

export const workedExamples: Proof = {
  name: 'worked-examples',
  promise: 'Every figure of the worked and generated cases is met exactly through the command line and through the API.',
  command: 'throughline import, throughline figures, GET /api/v1/figures',
  minutes: 6,
  run: async ({ say }) => {
    const seen = watch(say);
    let port = 4600;
    for (const file of files) {
      const documents = documentsOf(file);
      for (const portfolio of new Set(documents.map((one) => one.portfolio))) {
        port += 1;
        await inWarmDataFolder((data) => meetAll(join(root, 'cases', file, '..', portfolio), documents.filter((one) => one.portfolio === portfolio), data, port, seen));
      }
    }
    return seen.shown();
  },
};

async function meetAll(file: string, documents: readonly ExpectedDocument[], data: string, port: number, seen: ReturnType<typeof watch>): Promise<void> {
  const imported = await throughline(['import', file], { data });
  if (!seen.expect(imported.status === 0, `${file} is not imported: ${imported.err.slice(0, 300)}`)) return;
  const server = await serve(port, { data });
  try {
    for (const document of documents.flatMap(byDimension)) await meet(document, data, server.base, seen);
  } finally {
    await server.stop();
  }
}

/** A document may hold figures of cells beside whole ones; each dimension is a question of its own. */
function byDimension(document: ExpectedDocument): ExpectedDocument[] {
  const groups = new Map<string, ExpectedFigure[]>();
  for (const one of document.figures) {
    const by = document.by ?? Object.keys(one.cell ?? {})[0] ?? '';
    groups.set(by, [...(groups.get(by) ?? []), one]);
  }
  return [...groups].map(([by, figures]) => ({ portfolio: document.portfolio, asOf: document.asOf, figures, ...(by === '' ? {} : { by }) }));
}

async function meet(document: ExpectedDocument, data: string, base: string, seen: ReturnType<typeof watch>): Promise<void> {
  const asked = (['indicator', 'place', 'period'] as const).flatMap((name) => [...new Set(document.figures.map((one) => one[name]))].map((value) => [name, value] as const));
  const by = document.by === undefined ? [] : ['--by', document.by];
  const told = await throughline(['figures', ...asked.flatMap(([name, value]) => [`--${name}`, value]), ...by, '--as-of', document.asOf, '--format', 'json'], { data });
  if (!seen.expect(told.status === 0, `figures of ${document.portfolio}: ${told.err.slice(0, 300)}`)) return;
  const query = new URLSearchParams([...asked.map((one) => [...one]), ['asOf', document.asOf], ...(document.by === undefined ? [] : [['by', document.by]])]);
  const answer = await fetch(`${base}/api/v1/figures?${query}`);
  const ways: [string, Answer][] = [['command line', JSON.parse(told.out) as Answer], ['API', (await answer.json()) as Answer]];
  for (const [way, answers] of ways) {
    const index = new Map((answers.figures ?? []).map((one) => [keyOf(one), one]));
    for (const expected of document.figures) {
      const found = index.get(keyOf(expected));
      const wrong = found === undefined ? ['is not answered'] : differences(expected, found);
      seen.expect(wrong.length === 0, `${way}: ${document.portfolio} ${keyOf(expected)} ${wrong.join('; ')}`);
    }
  }
  seen.note(`${document.portfolio} as of ${document.asOf}${document.by === undefined ? '' : ` by ${document.by}`}`, `${document.figures.length} figures, asked twice`);
}

const keyOf = (one: ExpectedFigure): string => [one.indicator, one.place, one.period, JSON.stringify(one.cell ?? null)].join(' ');
