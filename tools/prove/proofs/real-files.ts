/** Every real activity and portfolio file imports, counts as published, changes nothing the second time, and stays small in memory. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OpenDatabase } from '../../../packages/server/database/open-database.ts';
import { sharedDir } from '../../shared.ts';
import { inWarmDataFolder, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';
import { stateOf } from '../state.ts';

type Counts = Record<string, number>;
type Entry = { file: string; counts: (Record<string, unknown> & { version?: string }) | null };
type Summary = { files: { outcome: string; kind: string; counts: Counts; problems: { severity: string; code: string; text: string }[] }[] };

/** What a summary calls what the published list calls by the element's name. */
const names: Readonly<Record<string, string>> = { activities: 'projects', results: 'results', indicators: 'indicators', baselines: 'baselines', periods: 'periods', targets: 'targets', actuals: 'actuals', transactions: 'transactions', budgets: 'budgets' };
const MEMORY_MIB = 512;

export const realFiles: Proof = {
  name: 'real-files',
  promise: 'Every published IATI activity file and UN INFO portfolio at hand imports with the published counts; a second import leaves the same rows and the same exported portfolio; Node stays under 512 MiB; version 1.04 is refused.',
  command: 'throughline import FILE (each twice)',
  minutes: 8,
  needsShared: true,
  run: async ({ say }) => {
    const seen = watch(say);
    const folder = join(sharedDir() as string, 'data');
    const entries = (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Entry[]).filter((one) => isMeant(one.file) && existsSync(join(folder, one.file)));
    seen.expect(entries.length > 15, `only ${entries.length} files were found`);
    await inWarmDataFolder(async (data, store) => {
      let peak = 0;
      for (const entry of entries) peak = Math.max(peak, await importTwice({ folder, data, store, seen }, entry));
      seen.note('largest peak of the Node process', `${peak.toFixed(0)} MiB`);
      await portfolioMoney(data, store, seen);
    });
    return seen.shown();
  },
};

const isMeant = (file: string): boolean =>
  /^iati\/(?!organisation-files|csv-folders).*\.xml(\.gz)?$/.test(file) || /^uninfo\/(countries\/.*|unido-portfolio)\.json\.gz$/.test(file);

type Where = { folder: string; data: string; store: OpenDatabase; seen: ReturnType<typeof watch> };

async function importTwice({ folder, data, store, seen }: Where, entry: Entry): Promise<number> {
  const path = join(folder, entry.file);
  const first = await throughline(['import', path, '--format', 'json'], { data });
  const summary = parsed(first.out);
  if (entry.counts?.version === '1.04') {
    seen.expect(first.status === 1 && summary?.outcome === 'refused' && summary.problems.some((one) => /version/.test(one.code)), `${entry.file} is not refused for its version`);
    seen.note(entry.file, `refused: ${summary?.problems[0]?.text ?? ''}`);
    return first.peakMiB;
  }
  if (!seen.expect(first.status === 0 && summary?.outcome === 'imported', `${entry.file}: ${first.err.slice(0, 300)}`) || summary === undefined) return first.peakMiB;
  for (const [theirs, ours] of Object.entries(names)) {
    const published = entry.counts?.[theirs];
    if (typeof published === 'number') seen.expect(summary.counts[ours] === published, `${entry.file}: ${summary.counts[ours]} ${ours}, published are ${published}`);
  }
  const before = await stateOf(store, basename(path));
  const second = await throughline(['import', path, '--format', 'json'], { data });
  seen.expect(await stateOf(store, basename(path)) === before, `${entry.file}: the second import leaves other rows or another exported portfolio`);
  const again = parsed(second.out);
  seen.expect(again?.outcome === 'unchanged', `${entry.file}: the second import says ${again?.outcome}`);
  seen.expect(JSON.stringify(again?.counts) === JSON.stringify(summary.counts), `${entry.file}: counts differ after the second import`);
  seen.expect(first.peakMiB < MEMORY_MIB, `${entry.file} took ${first.peakMiB.toFixed(0)} MiB`);
  seen.note(entry.file, `${summary.counts['projects']} projects, ${summary.counts['indicators']} indicators, ${summary.counts['actuals']} actuals; ${(first.ms / 1000).toFixed(1)} s, ${first.peakMiB.toFixed(0)} MiB; second: ${again?.outcome}`);
  return first.peakMiB;
}

const parsed = (text: string): Summary['files'][number] | undefined => {
  try { return (JSON.parse(text) as Summary).files[0]; } catch { return undefined; }
};

/** What one agency's portfolio lists under several countries is one project, and its money stands once. */
async function portfolioMoney(data: string, store: OpenDatabase, seen: ReturnType<typeof watch>): Promise<void> {
  const { projects, required } = (await store.ownerPool.query<{ projects: number; required: string }>(
    `select count(distinct p.project_id)::int as projects, coalesce(sum(b.amount), 0)::text as required
       from project p join organisation o using (org_id) left join budget b using (project_id)
      where p.source_import in (select import_id from data_import where file = 'unido-portfolio.json.gz') and o.code = 'UNIDO'`)).rows[0]!;
  seen.note('the portfolio listed by country', `${projects} projects, ${required} US dollars in budget lines`);
  const check = await throughline(['check'], { data });
  seen.expect(check.status === 0 || /organisation/.test(check.err), `check after all imports: ${(check.out + check.err).slice(0, 400)}`);
  seen.note('check after all imports', check.status === 0 ? 'no difference' : 'asks which organisation');
}
