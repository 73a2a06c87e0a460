/** Evidence from the terminal: every file is proved against its hash; one that was changed is named. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LOCAL } from '@throughline/core/people/may.ts';
import { addEvidence } from '@throughline/server/collect/actions/add-evidence.ts';
import { type TestDatabase, testDatabase } from '@throughline/server/database/test-database.ts';
import { keepingOf } from '@throughline/server/files/settings.ts';
import { takeIn } from '@throughline/server/files/take-in.ts';
import { listOrganisations } from '@throughline/server/people/find-organisation.ts';
import { ROOT, run } from './testing/run.ts';

vi.setConfig({ testTimeout: 120_000 });

let store: TestDatabase;
let folder: string;
beforeAll(async () => {
  store = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'throughline-evidence-'));
  process.env['THROUGHLINE_EVIDENCE_FOLDER'] = folder;
});
afterAll(async () => {
  delete process.env['THROUGHLINE_EVIDENCE_FOLDER'];
  await store.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('evidence verify proves what is kept, and names what was changed', async () => {
  expect((await run(store.url, ['import', join(ROOT, 'cases/agro-industry.portfolio.json')])).status).toBe(0);
  const keeping = keepingOf(process.env, null);
  const piece = await takeIn(keeping, { bytes: Buffer.from('Six came.\n'), name: 'note.txt', keepMetadata: false });
  const [org] = await listOrganisations(store.appPool);
  const about = { kind: 'document', date: null, strength: 'weak', confidentiality: 'internal', note: null, values: [{ indicator: 'TCO.1', cell: null }] };
  await addEvidence({ pool: store.appPool, actor: LOCAL, org: org!, listeners: [] }, { project: 'P3', period: '2022' }, keeping.limits, { about, piece });
  expect(await run(store.url, ['evidence', 'verify'])).toEqual({ status: 0, out: `1 file of evidence: each is what its hash says (${folder}).\n`, err: '' });
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith(piece.hash))!;
  writeFileSync(join(folder, file), 'Nine came.\n');
  const found = await run(store.url, ['evidence', 'verify', '--format', 'json']);
  expect(found.status).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({ format: 'throughline-evidence-verified/1', whole: false, files: 1, problems: [{ code: 'evidence-file-changed', at: 'ORG/P3#1', accepted: piece.hash }] });
  expect(found.err).toContain('evidence-file-changed');
});
