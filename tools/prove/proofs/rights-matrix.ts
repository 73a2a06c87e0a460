/** Every role × place × verb, over HTTP, from the terminal and by the database as the application's role, against `may`. */
import { LOCAL, may } from '../../../packages/core/people/may.ts';
import type { Verb } from '../../../packages/core/people/verbs.ts';
import { openStore } from '../../../packages/server/open-store.ts';
import { inDataFolder, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** Each command that asks for a right, as the person at the machine types it. */
const COMMANDS: readonly (readonly [Verb, readonly string[]])[] = [
  ['import.create', ['import', 'cases/agro-industry.portfolio.json', '--dry-run']], ['person.read', ['person', 'list', '--organisation', 'ORG']],
  ['person.invite', ['person', 'invite', 'new@example.org', '--role', 'auditor', '--organisation', 'ORG']],
  ['grant.create', ['person', 'grant', 'selam@example.org', '--role', 'auditor', '--organisation', 'ORG']], ['person.recover', ['person', 'recover', 'selam@example.org']],
  ['key.create', ['key', 'create', 'pipeline@example.org', '--role', 'auditor', '--until', TOMORROW, '--organisation', 'ORG']], ['key.read', ['key', 'list', '--organisation', 'ORG']],
  ['key.revoke', ['key', 'revoke', '1']],
];

export const rightsMatrix: Proof = {
  name: 'rights-matrix',
  promise: 'Every role, given at every kind of place, may over HTTP, at the terminal and in the database what `may` says: no difference.',
  command: 'npm run prove -- rights-matrix',
  minutes: 10,
  run: async ({ say }) => {
    const seen = watch(say);
    // the whole server, loaded when the proof runs: the list of proofs does without
    const { PUBLIC, houseOver } = await import('../../../packages/server/people/testing/house.ts');
    const { WHOLE, compare, furnish } = await import('../../../packages/server/people/testing/matrix.ts');
    await inDataFolder(async (data) => {
      const home = await houseOver(await openStore({ data, url: '' }), { origin: new URL(PUBLIC) });
      try {
        await furnish(home);
        const { asked, allowed, differences } = await compare(home, WHOLE, say);
        seen.note('roles × places', WHOLE.roles.length * WHOLE.places.length);
        seen.note('doors over HTTP', WHOLE.doors.length);
        seen.note('questions asked', asked.toLocaleString('en'));
        seen.note('of them allowed', allowed.toLocaleString('en'));
        seen.note('differences', differences.length);
        seen.expect(allowed > 1000 && allowed < asked / 2, `${allowed} of ${asked} are allowed: that is no matrix`);
        for (const one of differences) seen.expect(false, one);
        for (const [verb, args] of COMMANDS) {
          const done = await throughline([...args], { data });
          seen.expect(!done.err.includes('not-allowed') === may(LOCAL, verb, { store: true }, TOMORROW), `throughline ${args.join(' ')}: ${done.err}`);
          seen.expect(done.status === 0, `throughline ${args.join(' ')} ended with ${done.status}: ${done.err}`);
        }
        seen.note('commands at the terminal', COMMANDS.length);
      } finally {
        await home.close();
      }
    });
    return seen.shown();
  },
};
