/** Evidence over the wire: added, shared, seen by right only, withdrawn while a report is written, kept with what was sent in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { type Evidence, type EvidenceAbout, evidenceOfReportSchema, evidenceSchema } from '@throughline/contract/collect/evidence.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../database/scope.ts';
import { type Keeping, keepingOf } from '../files/settings.ts';
import { PLACE, docx, pdf, photograph, program } from '../files/testing/pictures.ts';
import { buildServer } from '../http/server.ts';
import { verifyEvidence } from '../files/verify-evidence.ts';
import { type Browser, type House, PUBLIC, codeOf, house } from '../people/testing/house.ts';
import { OPEN } from '../http/entrance.ts';
import { LISTENERS } from '../wiring.ts';
import { addEvidence } from './actions/add-evidence.ts';
import { tieEvidence } from './actions/tie-evidence.ts';
import { withdrawEvidence } from './actions/withdraw-evidence.ts';

let home: House;
let folder: string;
let keeping: Keeping;
let people: Record<'selam' | 'ibrahim' | 'mei' | 'dora' | 'olga' | 'nobody', Browser>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-evidence-'));
  keeping = keepingOf({ THROUGHLINE_EVIDENCE_FOLDER: folder, THROUGHLINE_EVIDENCE_MB: '1' }, null);
  const first = await house({ origin: new URL(PUBLIC) });
  await first.app.close();
  const app = await buildServer({ store: first.store, listeners: LISTENERS, entrance: { ...OPEN, origin: new URL(PUBLIC) }, keeping }, false);
  home = { ...first, app, close: async () => { await app.close(); await first.store.close(); } };
  const grants = { selam: ['project-manager', 'ORG', 'project:P3'], ibrahim: ['assistant', 'ORG', 'project:P3'], mei: ['quality-assurance', 'ORG', 'organisation'], dora: ['finance', 'ORG', 'organisation'], olga: ['administrator', 'OTHER', 'organisation'] } as const;
  const { browserOf } = await import('../people/testing/house.ts');
  people = { nobody: browserOf(app, 'elsewhere') } as typeof people;
  for (const [name, [role, organisation, place]] of Object.entries(grants)) {
    await home.person(`${name}@example.org`, [{ role, organisation, place }]);
    people[name as 'mei'] = browserOf(app, 'elsewhere');
    expect((await people[name as 'mei'].signIn(`${name}@example.org`)).statusCode).toBe(200);
  }
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true });
});

const AT = '/projects/P3/reports/2022/evidence';
const OF = '?organisation=ORG';
const VALUE = { indicator: 'TCO.1', cell: null };
const about = (more: Partial<EvidenceAbout> = {}): EvidenceAbout => ({ kind: 'photo', date: '2022-05-04', values: [VALUE], ...more });

/** As a browser's form sends it. */
function form(parts: { about?: unknown; file?: { name: string; bytes: Buffer; type?: string } }): { body: Buffer; headers: Record<string, string> } {
  const edge = 'edge-of-a-form';
  const piece = (head: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`), body, Buffer.from('\r\n')]);
  const body = Buffer.concat([
    ...(parts.about === undefined ? [] : [piece('name="about"', Buffer.from(typeof parts.about === 'string' ? parts.about : JSON.stringify(parts.about)))]),
    ...(parts.file === undefined ? [] : [piece(`name="file"; filename="${parts.file.name}"\r\ncontent-type: ${parts.file.type ?? 'application/pdf'}`, parts.file.bytes)]),
    Buffer.from(`--${edge}--\r\n`),
  ]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${edge}` } };
}
const add = (who: Browser, bytes: Buffer, name: string, more: Partial<EvidenceAbout> = {}, at = `${AT}${OF}`) => who.ask(at, { method: 'POST', ...form({ about: about(more), file: { name, bytes } }) });
const added = async (...args: Parameters<typeof add>): Promise<Evidence> => { const answer = await add(...args); expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]); return evidenceSchema.parse(answer.json()); };
const seen = async (who: Browser, question = '') => evidenceOfReportSchema.parse((await who.ask(`${AT}${OF}${question}`)).json());
const post = (who: Browser, path: string, body: unknown, headers: Record<string, string> = {}) => who.ask(`/projects/P3/reports/2022/${path}${OF}`, { method: 'POST', body, headers });
const trail = async (verb: string) => (await home.store.ownerPool.query<{ subject: string; after: string | null; before: string | null; data: string; reason: string | null }>(
  'select subject, after::text, before::text, data::text, reason from trail where verb = $1 order by number', [verb])).rows;

describe('a piece of evidence', () => {
  it('is stripped, hashed, kept once, told, and given back as an attachment that runs nowhere', async () => {
    const piece = await added(people.ibrahim, photograph(), 'training\u202egpj.jpg', { note: 'The second day.' });
    expect(piece).toMatchObject({ kind: 'photo', date: '2022-05-04', strength: 'medium', confidentiality: 'internal', name: 'traininggpj.jpg', by: 'ibrahim@example.org', values: [VALUE], file: { type: 'image/jpeg', metadata: 'removed', scan: 'not-scanned' } });
    const file = await people.mei.ask(`/projects/P3/evidence/${piece.number}/file${OF}`);
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(piece.file!.sha256);
    expect(file.rawPayload.includes(PLACE)).toBe(false);
    expect(file.headers).toMatchObject({
      'content-type': 'image/jpeg', 'content-disposition': `attachment; filename="traininggpj.jpg"; filename*=UTF-8''traininggpj.jpg`, 'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; sandbox`, 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'private, no-cache',
    });
    const [entry] = await trail('evidence.add');
    expect(entry).toMatchObject({ subject: `evidence:P3/${piece.number}` });
    expect(entry!.after).toContain(piece.file!.sha256);
  });
  it('sent twice is one; the same document supports more values', async () => {
    const first = await added(people.selam, pdf(), 'list.pdf', { kind: 'signed-list', strength: 'strong' });
    const again = await added(people.selam, pdf(), 'list.pdf', { kind: 'signed-list', strength: 'strong', values: [VALUE, { indicator: 'KASA.2', cell: null }] });
    expect(again).toMatchObject({ number: first.number, values: [VALUE, { indicator: 'KASA.2', cell: null }] });
    const tied = await post(people.ibrahim, `evidence/${first.number}/values`, { values: [{ indicator: 'TCO.1', cell: '[["modality","online"]]' }] });
    expect(tied.json().values).toHaveLength(3);
    expect((await seen(people.mei, '&indicator=KASA.2')).evidence.map((one) => one.number)).toEqual([first.number]);
  });
  it('may be a link', async () => {
    expect((await post(people.selam, 'evidence/links', { ...about({ kind: 'web-reference' }), url: 'https://example.org/news/1', name: 'News\u202e of the day' })).json()).toMatchObject({ name: 'News of the day', url: 'https://example.org/news/1', file: null });
    expect(codeOf(await post(people.selam, 'evidence/links', { ...about(), url: 'javascript:alert(1)' }))).toBe('evidence-link-malformed');
    expect(codeOf(await post(people.selam, 'evidence/links', { ...about(), url: 'https://example.org', by: 'mei' }))).toBe('question-unknown-part');
  });
  it('is refused in words where it is not what it says, too large, or said wrongly; nothing is kept then', async () => {
    const held = (await seen(people.mei)).evidence.length;
    const sent = async (parts: Parameters<typeof form>[0]): Promise<string> => codeOf(await people.selam.ask(`${AT}${OF}`, { method: 'POST', ...form(parts) }));
    expect(await sent({ about: about(), file: { name: 'a.pdf', bytes: program() } })).toBe('evidence-type-refused');
    expect(await sent({ about: about(), file: { name: 'a.png', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), type: 'image/png' } })).toBe('evidence-type-refused');
    expect(await sent({ about: about(), file: { name: 'a.docx', bytes: docx({ 'word/vbaProject.bin': 'x' }) } })).toBe('evidence-type-refused');
    expect(await sent({ about: about(), file: { name: 'a.jpg', bytes: pdf() } })).toBe('evidence-type-false');
    expect(await sent({ about: about({ values: [{ indicator: 'NONE' }] }), file: { name: 'a.pdf', bytes: pdf() } })).toBe('indicator-not-of-project');
    expect(await sent({ about: { ...about(), number: 7 }, file: { name: 'a.pdf', bytes: pdf() } })).toBe('question-unknown-part');
    expect(await sent({ about: '{', file: { name: 'a.pdf', bytes: pdf() } })).toBe('evidence-about-missing');
    expect(await sent({ file: { name: 'a.pdf', bytes: pdf() } })).toBe('evidence-about-missing');
    expect(await sent({ about: about() })).toBe('upload-without-file');
    const large = await people.selam.ask(`${AT}${OF}`, { method: 'POST', ...form({ about: about(), file: { name: 'a.txt', bytes: Buffer.alloc(1024 * 1024 + 1, 'a') } }) });
    expect([large.statusCode, codeOf(large)]).toEqual([413, 'evidence-too-large']);
    expect(codeOf(await people.selam.ask(`${AT}${OF}`, { method: 'POST', body: { kind: 'photo' } }))).toBe('upload-not-multipart');
    expect((await seen(people.mei)).evidence).toHaveLength(held);
  });
});

describe('who sees it', () => {
  it('needs a grant; to others it is not there, and a confidential piece is not there for most', async () => {
    const secret = await added(people.ibrahim, Buffer.from('Names of those who came.\n'), 'names.txt', { kind: 'signed-list', confidentiality: 'confidential' });
    const file = `/projects/P3/evidence/${secret.number}/file${OF}`;
    for (const who of ['ibrahim', 'selam', 'mei'] as const) expect([who, (await people[who].ask(file)).statusCode]).toEqual([who, 200]);
    for (const who of ['dora', 'olga', 'nobody'] as const) expect([who, (await people[who].ask(file)).statusCode, codeOf(await people[who].ask(file))]).toEqual([who, 404, 'unknown-evidence']);
    expect(codeOf(await people.dora.ask(`/projects/P3/evidence/999999/file${OF}`))).toBe('unknown-evidence');
    expect(await seen(people.dora)).toMatchObject({ hidden: 1, may: { add: false, withdraw: false } });
    expect(JSON.stringify(await seen(people.dora))).not.toContain('names');
    expect((await seen(people.selam)).hidden).toBe(0);
    expect(codeOf(await people.nobody.ask(`${AT}${OF}`))).toBe('unknown-report');
    // the trail of it keeps the hash and not the name
    const entry = (await trail('evidence.add')).at(-1)!;
    expect(entry.after).toContain(secret.file!.sha256);
    expect(JSON.stringify(entry)).not.toContain('names.txt');
    expect((await add(people.dora, pdf(), 'a.pdf')).statusCode).toBe(403);
    // another project's number opens nothing
    expect(codeOf(await people.mei.ask(`/projects/P1/evidence/${secret.number}/file${OF}`))).toBe('unknown-evidence');
  });
  it('is kept by the wall of the database as well', async () => {
    const { rows: [org] } = await home.store.ownerPool.query<{ org_id: string }>(`select org_id from organisation where code = 'ORG'`);
    expect((await inScope(home.store.appPool, [org!.org_id], (trx) => trx.query('select from evidence'))).rowCount).toBe(0);
  });
});

describe('what was sent in', () => {
  it('keeps its evidence, which nobody changes; a reopening given up brings it back', async () => {
    const version = async (): Promise<string> => `"${(await people.selam.ask(`/projects/P3/reports/2022${OF}`)).json().version}"`;
    const body = (await people.selam.ask(`/projects/P3/reports/2022${OF}`)).json();
    const values = body.rows.filter((one: { expected: boolean }) => one.expected).map((one: { indicator: string }) => ({ indicator: one.indicator, said: one.indicator === VALUE.indicator ? { value: '5' } : { notReported: 'late' }, note: null }));
    const held = (await seen(people.selam)).evidence;
    expect(await post(people.selam, 'submit', { values }, { 'if-match': await version() })).toMatchObject({ statusCode: 200 });
    expect(codeOf(await add(people.selam, pdf(), 'late.pdf', { kind: 'certificate' }))).toBe('report-is-submitted');
    expect(codeOf(await post(people.selam, `evidence/${held[0]!.number}/withdrawal`, { reason: 'x' }))).toBe('report-is-submitted');
    expect(await post(people.mei, 'verify', {}, { 'if-match': await version() })).toMatchObject({ statusCode: 200 });
    const counted = (await seen(people.mei, '&submission=1')).evidence;
    expect(counted.map((one) => one.number)).toEqual(held.map((one) => one.number));
    expect(codeOf(await people.mei.ask(`${AT}${OF}&submission=9`))).toBe('unknown-submission');
    // opened again by who runs the programme, changed, and given up
    const paul = 'paul@example.org';
    await home.person(paul, [{ role: 'programme-manager', organisation: 'ORG', place: 'programme:PRG' }]);
    await people.nobody.signIn(paul);
    expect(await post(people.nobody, 'reopen', { reason: 'a list is missing' }, { 'if-match': await version() })).toMatchObject({ statusCode: 200 });
    const gone = await post(people.selam, `evidence/${held[0]!.number}/withdrawal`, { reason: 'another photograph is better' });
    expect([gone.statusCode, gone.json().values]).toEqual([200, []]);
    expect((await seen(people.mei, '&submission=1')).evidence.map((one) => one.number)).toEqual(held.map((one) => one.number));
    expect((await people.mei.ask(`/projects/P3/evidence/${held[0]!.number}/file${OF}`)).statusCode).toBe(200);
    expect(await post(people.selam, 'withdraw', {}, { 'if-match': await version() })).toMatchObject({ statusCode: 200 });
    expect((await seen(people.selam)).evidence.map((one) => one.number)).toEqual(held.map((one) => one.number));
    expect((await trail('evidence.withdraw')).at(-1)).toMatchObject({ reason: 'another photograph is better' });
    expect((await trail('evidence.withdraw')).at(-1)!.before).toContain(held[0]!.file!.sha256);
  });
  it('is withdrawn whole where it never supported what was sent in, and not given out any more', async () => {
    const at = AT.replace('2022', '2025');
    const piece = await added(people.selam, Buffer.from('wrong list\n'), 'wrong.txt', {}, `${at}${OF}`);
    expect((await people.selam.ask(`${at}/${piece.number}/withdrawal${OF}`, { method: 'POST', body: { reason: 'the wrong list' } })).statusCode).toBe(200);
    expect(codeOf(await people.selam.ask(`/projects/P3/evidence/${piece.number}/file${OF}`))).toBe('unknown-evidence');
    expect(codeOf(await people.selam.ask(`${at}/${piece.number}/values${OF}`, { method: 'POST', body: { values: [VALUE] } }))).toBe('evidence-withdrawn-already');
    expect(await keeping.storage.open(piece.file!.sha256)).not.toBeNull();
  });
});

describe('what is kept is proved', () => {
  it('every file is what its hash says; one that was changed or is gone is named', async () => {
    const told = async () => { const { files, problems } = await verifyEvidence(home.store.ownerPool, keeping.storage); return { files, codes: problems.map((one) => one.code).sort() }; };
    const { files, codes } = await told();
    expect(files).toBeGreaterThan(3);
    expect(codes).toEqual([]);
    const [piece, other] = (await seen(people.selam)).evidence.filter((one) => one.file !== null);
    const path = ({ file }: Evidence): string => join(folder, file!.sha256.slice(0, 2), file!.sha256.slice(2, 4), file!.sha256);
    const { chmod, truncate } = await import('node:fs/promises');
    await chmod(path(piece!), 0o600);
    await truncate(path(piece!), 10);
    await rm(path(other!));
    expect(await told()).toEqual({ files, codes: ['evidence-file-changed', 'evidence-file-missing'] });
    expect(codeOf(await people.mei.ask(`/projects/P3/evidence/${other!.number}/file${OF}`))).toBe('evidence-file-missing');
  });
});

it('use cases are the same for the person at this machine, without a server', async () => {
  const { rows: [org] } = await home.store.ownerPool.query<{ org_id: string }>(`select org_id from organisation where code = 'ORG'`);
  const { listOrganisations } = await import('../people/find-organisation.ts');
  const acting = { pool: home.store.appPool, actor: LOCAL, org: (await listOrganisations(home.store.appPool)).find((one) => one.orgId === org!.org_id)!, listeners: LISTENERS };
  const to = { project: 'P3', period: '2024' };
  const piece = { name: 'News', url: 'https://example.org/2' };
  const made = await addEvidence(acting, to, keeping.limits, { about: { kind: 'web-reference', date: null, strength: 'weak', confidentiality: 'confidential', note: null, values: [VALUE] }, piece });
  expect((await tieEvidence(acting, to, keeping.limits, { number: made.number, values: [{ indicator: 'KASA.2', cell: null }] })).values).toHaveLength(2);
  expect((await withdrawEvidence(acting, to, keeping.limits, { number: made.number, values: [VALUE], reason: 'not of it' })).values).toHaveLength(1);
});

it('an import is not taken back once evidence rests on what it brought, whoever may see that', async () => {
  const { listOrganisations } = await import('../people/find-organisation.ts');
  const { undoImport } = await import('../transfer/actions/undo-import.ts');
  const acting = { pool: home.store.appPool, actor: LOCAL, org: (await listOrganisations(home.store.appPool)).find((one) => one.code === 'OTHER')!, listeners: LISTENERS };
  const to = { project: 'P1', period: '2025' };
  const about = { kind: 'web-reference', date: null, strength: 'weak', confidentiality: 'confidential', note: null, values: [VALUE] };
  const { number } = await addEvidence(acting, to, keeping.limits, { about, piece: { name: 'News', url: 'https://example.org/3' } });
  const undone = async () => undoImport({ pool: home.store.appPool, actor: LOCAL, listeners: LISTENERS }, 2).then(() => 'undone', (error: { problems: { code: string; found?: string }[] }) => `${error.problems[0]!.code} ${error.problems[0]!.found}`);
  expect(await undone()).toBe('later-records-rest-on-it evidence');
  // withdrawn it stays, and so does what it rests on
  await withdrawEvidence(acting, to, keeping.limits, { number, values: [], reason: 'no longer there' });
  expect(await undone()).toBe('later-records-rest-on-it evidence');
});
