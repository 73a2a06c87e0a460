/** Refuses a question that names what is not there, with every problem of it at once. */
import { Refused } from '@throughline/core/ground/problem.ts';
import { checkQuestion } from '@throughline/core/rollup/questions.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { Asked } from './asked.ts';
import { knownOf } from './known.ts';

type Part = Pick<Asked, 'indicators' | 'places' | 'periods' | 'asOf'> & Partial<Asked>;

export async function refuseQuestion(trx: Trx, org: HeldOrganisation, part: Part): Promise<void> {
  const asked: Asked = { by: null, atLeast: null, withLegacy: false, ...part };
  const problems = checkQuestion(await knownOf(trx, org, asked), asked);
  // what a question names and nobody holds makes the question wrong: nothing is missing at its address
  if (problems.length > 0) throw new Refused(problems.map((one) => ({ ...one, kind: 'invalid' })));
}
