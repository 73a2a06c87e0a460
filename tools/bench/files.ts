/** Reading and importing published files, beside the fastest checker of XML there is; and what a browser loads first. */
import { execFile } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { LOCAL } from '@throughline/core/people/may.ts';
import { openStore } from '@throughline/server/open-store.ts';
import { importFile } from '@throughline/server/transfer/actions/import-file.ts';
import { LISTENERS } from '@throughline/server/wiring.ts';
import { sharedDir } from '../shared.ts';
import { table } from './timing.ts';

const run = promisify(execFile);
const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** The largest published file at hand: MB/s of its import into an empty store against `xmllint --noout --schema` on the same file. */
export async function benchImport(): Promise<string> {
  const shared = sharedDir();
  if (shared === null) return 'Import of a published file: not measured, the folder of published files is not there.';
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    const file = join(folder, 'unhcr-2024.xml');
    writeFileSync(file, gunzipSync(readFileSync(`${shared}/data/iati/unhcr/unhcr-2024.rebuilt.xml.gz`)));
    const megabytes = statSync(file).size / 1e6;
    const row = (what: string, ms: number, lint: number | null): string[] => [what, seconds(ms), (megabytes / (ms / 1000)).toFixed(1), lint === null ? '' : (ms / lint).toFixed(1)];
    const lint = await lintTime(file, `${shared}/data/iati-standard/schemas/2.03/iati-activities-schema.xsd`);
    const took = await importTimes(folder, file);
    const checked = lint === null ? [] : [row('xmllint --noout --schema', lint, lint)];
    const said = table([`UNHCR 2024, ${megabytes.toFixed(1)} MB`, 's', 'MB/s', '× xmllint'],
      [...checked, row('import into an empty store, cells included', took.whole, lint), row('of that: cells of all its projects', took.cells, lint)]);
    return lint === null ? `${said}\n\nxmllint is not installed (libxml2-utils): nothing to compare with.` : said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Null where it is not installed. It tells a file that breaks the schema by its exit code: the time counts all the same. */
async function lintTime(file: string, schema: string): Promise<number | null> {
  const began = performance.now();
  try {
    await run('xmllint', ['--noout', '--huge', '--schema', schema, file], { maxBuffer: 1e9 });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
  }
  return performance.now() - began;
}

async function importTimes(folder: string, file: string): Promise<{ whole: number; cells: number }> {
  const store = await openStore({ data: join(folder, 'data') });
  try {
    let cells = 0;
    const listeners = LISTENERS.map((listener): typeof listener => async (trx, orgId, ids) => {
      const began = performance.now();
      await listener(trx, orgId, ids);
      cells += performance.now() - began;
    });
    const began = performance.now();
    const answer = await importFile({ pool: store.appPool, actor: LOCAL, listeners }, { file: 'unhcr-2024.xml', open: () => createReadStream(file) });
    if (answer.outcome !== 'imported') throw new Error(`the file was ${answer.outcome}`);
    return { whole: performance.now() - began, cells };
  } finally {
    await store.close();
  }
}

const SIZES = [1, 10, 100];

/** Each size is read by a process of its own, so that one does not warm another. */
export async function benchMemory(): Promise<string> {
  const script = fileURLToPath(new URL('../../packages/exchange/iati/testing/measure-reading.ts', import.meta.url));
  const rows: string[][] = [];
  for (const size of SIZES) {
    const { stdout } = await run(process.execPath, [script, String(size)]);
    const told = JSON.parse(stdout) as { projects: number; megabytesPerSecond: number; peakMegabytes: number };
    rows.push([`${size} MB`, String(told.projects), String(told.megabytesPerSecond), String(told.peakMegabytes)]);
  }
  return table(['generated IATI, read', 'projects', 'MB/s', 'peak memory of the process, MB'], rows);
}

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean };

/** The entry of the web app, all it imports, and the largest catalogue of words. */
export function firstLoad(): string {
  const dist = fileURLToPath(new URL('../../packages/web/dist', import.meta.url));
  const listed = join(dist, '.vite', 'manifest.json');
  if (!existsSync(listed)) return 'First load of Overview: not measured, the web app is not built.';
  const manifest = JSON.parse(readFileSync(listed, 'utf8')) as Record<string, Chunk>;
  const packed = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  const files = new Set<string>();
  const take = (chunk: Chunk): void => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const one of chunk.imports ?? []) take(manifest[one]!);
  };
  for (const chunk of Object.values(manifest)) if (chunk.isEntry === true) take(chunk);
  const words = Object.entries(manifest).filter(([source]) => /words\/..\.json$/.test(source)).map(([, chunk]) => packed(chunk.file));
  const bytes = [...files, 'early.js'].reduce((sum, file) => sum + packed(file), Math.max(0, ...words));
  return table(['first load of Overview', 'kB of compressed JavaScript', 'allowed'], [['entry, its imports, the largest catalogue', (bytes / 1000).toFixed(0), '300']]);
}
