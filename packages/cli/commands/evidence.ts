/** `throughline evidence verify`: every file that the store names is there and is what its hash says. */
import { keepingOf } from '@throughline/server/files/settings.ts';
import { verifyEvidence } from '@throughline/server/files/verify-evidence.ts';
import { problemBody } from '@throughline/server/http/problem-details.ts';
import { say } from '@throughline/server/words/say.ts';
import { DONE, REFUSED, tellProblem, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, print, withStore } from '../store.ts';

/**
 * Ends with 1 when a file is gone or changed; each is a problem on standard error. With `--format json` standard output holds
 * `throughline-evidence-verified/1`: counts, where the files are, and the problems.
 */
export async function verify(options: StoreOptions & { format: 'text' | 'json' }): Promise<number> {
  return withStore(options, async (store) => {
    const { storage } = keepingOf(process.env, store.data);
    const { files, bytes, problems } = await verifyEvidence(store.ownerPool, storage);
    for (const one of problems) tellProblem('', one);
    await print(options.format === 'json'
      ? `${JSON.stringify({ format: 'throughline-evidence-verified/1', whole: problems.length === 0, files, bytes, storage: storage.kind, place: storage.place, problems: problems.map((one) => problemBody(terminalLanguage(), one)) }, null, 1)}\n`
      : `${say(terminalLanguage(), problems.length === 0 ? 'cli.evidence.whole' : 'cli.evidence.broken', { files, place: storage.place, faults: problems.length })}\n`);
    return problems.length === 0 ? DONE : REFUSED;
  });
}
