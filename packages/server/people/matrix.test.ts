// A corner of the matrix of rights, every time; the whole of it by `npm run prove -- rights-matrix`.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC, type House, house } from './testing/house.ts';
import { DOORS, compare, furnish } from './testing/matrix.ts';

let home: House;
beforeAll(async () => {
  home = await house({ origin: new URL(PUBLIC) });
  await furnish(home);
}, 60_000);
afterAll(() => home.close());

it('what HTTP and the database allow is what may says: no difference', async () => {
  const corner = { roles: ['project-manager', 'results-unit'] as const, places: [{ organisation: 'ORG' }, { organisation: 'ORG', programme: 'PRG' }, { organisation: 'OTHER' }], doors: DOORS };
  const { asked, allowed, differences } = await compare(home, corner);
  expect(differences).toEqual([]);
  expect(asked).toBeGreaterThan(2000);
  expect(allowed).toBeGreaterThan(300);
}, 120_000);

it('a right that is looked for in the wrong place is told', async () => {
  const broken = { roles: ['project-manager'] as const, places: [{ organisation: 'ORG', country: 'ETH' }], doors: [] };
  // the third project is moved into the country behind the back of the file that says what is expected
  await home.store.ownerPool.query(`insert into project_country (project_id, org_id, iso3, share) select project_id, org_id, 'ETH', 0 from project where code = 'P3'`);
  expect((await compare(home, broken)).differences).toEqual(['project-manager at ORG country:ETH rows of P3 of ORG in the database: allowed, may says no']);
}, 60_000);
