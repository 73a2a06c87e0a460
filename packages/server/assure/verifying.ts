/** Looks at the whole trail while others go on working: one look at a time for all who ask, and what the last one found. */
import type { Verification } from '@throughline/contract/assure/trail.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import type { Pool } from 'pg';
import { moment } from '../clock.ts';
import { brokenWorldOf } from '../database/broken-world.ts';
import { problemBody } from '../http/problem-details.ts';
import { trailProblems } from './trail-problems.ts';
import { type Verified, verifyTrail } from './verify-trail.ts';
import { keptOf } from './views/trail.ts';

type Look = { state: Verification['state']; readonly began: string; ended: string | null; checked: number; of: number; found: Verified | null };

export class Verifying {
  #look: Look | null = null;
  readonly #pool: Pool;

  /** As the owner, who sees every chain. */
  constructor(ownerPool: Pool) {
    this.#pool = ownerPool;
  }

  /** Begins a look, unless one is under way. */
  begin(): void {
    if (this.#look?.state === 'running') return;
    const look: Look = { state: 'running', began: moment(), ended: null, checked: 0, of: 0, found: null };
    this.#look = look;
    void this.#run(look);
  }

  async #run(look: Look): Promise<void> {
    try {
      look.found = await verifyTrail(this.#pool, null, (checked, of) => Object.assign(look, { checked, of }));
      look.state = look.found.faults.length + look.found.sealFaults.length === 0 ? 'whole' : 'broken';
    } catch (error) {
      look.state = 'failed';
      if (brokenWorldOf(error) === null) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    look.ended = moment();
  }

  /** What the look that is under way, or the last one, has to say to an organisation: its own chains and the seals; of others how many. */
  of(orgId: string, language: Language): Verification | null {
    const look = this.#look;
    if (look === null) return null;
    const { found, ...rest } = look;
    const own = found?.faults.filter((fault) => fault.chain.orgId === orgId) ?? [];
    return {
      ...rest, chains: found?.chains ?? 0, entries: found?.entries ?? 0, seals: found?.seals ?? 0, seal: found?.last == null ? null : keptOf(found.last),
      problems: found === null ? [] : trailProblems({ faults: own, sealFaults: found.sealFaults }).map((one) => problemBody(language, one)),
      elsewhere: (found?.faults.length ?? 0) - own.length,
    };
  }
}
