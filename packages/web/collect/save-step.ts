/** One saving of what is typed, and what became of it. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { Current, Done, ReportPage } from '@throughline/contract/collect/report.ts';
import { type Contested, type Typed, rebase } from '@throughline/core/collect/draft.ts';
import { api } from '../shell/api.ts';
import { forget, remember } from './kept.ts';
import { NARRATIVE, type Writing } from './writing.ts';

export type Conflict = { readonly current: Current; readonly theirs: ReadonlyMap<string, Typed>; readonly agreed: ReadonlyMap<string, Typed>; readonly contested: readonly Contested[] };
export type Outcome =
  | { readonly is: 'saved'; readonly done: Done | null }
  | { readonly is: 'lost' | 'refused'; readonly error: Error }
  | { readonly is: 'contested'; readonly conflict: Conflict };

/** Until all is saved: where nobody changed the same value, what somebody else saved meanwhile is the ground and mine stands upon it. */
export async function saveAll(writing: Writing, page: ReportPage): Promise<Outcome> {
  let done: Done | null = null;
  for (;;) {
    const sent = writing.unsaved();
    if (sent.size === 0) { forget(page); return { is: 'saved', done }; }
    try {
      done = await api.saveDraft({ project: page.project, period: page.period, version: writing.version }, bodyOf(sent), { organisation: page.organisation });
      writing.saved(done.version, sent);
    } catch (error) {
      remember(page, writing.unsaved());
      const outcome = refusedBy(writing, error as Error);
      if (outcome !== null) return outcome;
    }
  }
}

/** Null when both could be laid together and it can be tried again. */
function refusedBy(writing: Writing, error: Error): Outcome | null {
  if (!(error instanceof ApiRefusal) || error.status === 0 || error.status >= 500) return { is: 'lost', error };
  const current = (error.details?.current ?? null) as Current | null;
  if (error.status !== 412 || current === null || current.standing === 'submitted' || current.standing === 'verified') return { is: 'refused', error };
  const theirs = new Map<string, Typed>(current.values.map((one) => [one.indicator, { said: one.said, note: one.note }]));
  if (current.narrative !== null) theirs.set(NARRATIVE, { said: null, note: current.narrative });
  const { agreed, contested } = rebase(writing.base, writing.unsaved(), theirs);
  if (contested.length > 0) return { is: 'contested', conflict: { current, theirs, agreed, contested } };
  writing.rebased(current.version, theirs, agreed);
  return null;
}

function bodyOf(sent: ReadonlyMap<string, Typed>) {
  const narrative = sent.get(NARRATIVE);
  const values = [...sent].filter(([code]) => code !== NARRATIVE).map(([indicator, { said, note }]) => ({ indicator, said: said as never, note }));
  return { values, ...(narrative === undefined ? {} : { narrative: narrative.note }) };
}
