/** Saves what is typed of a report, as it is typed: faults of values are told and refuse nothing. */
import type { Typing as TypingBody } from '@throughline/contract/collect/report.ts';
import { type Typing, saveDraft as decide } from '@throughline/core/collect/draft.ts';
import { checkSheet, stateOf } from '@throughline/core/collect/sheet.ts';
import { loadSheet, namedIn } from '../load-sheet.ts';
import { type Acting, type Addressed, type Done, act } from '../act.ts';
import { whyNotOfProject } from '../intake.ts';

export const verb = 'report.enter';

/** Refused: what `act` and `saveDraft` of core refuse, `period-of-other-frequency` (invalid). The answer lists what is wrong with values so far; the trail says what changed. */
export async function saveDraft(acting: Acting, to: Addressed, ask: TypingBody): Promise<Done> {
  return act(acting, { verb, to, ask, decide: async (at) => {
    const typing = typingOf(ask);
    const all = new Map([...(at.report.draft?.values ?? new Map()), ...typing.values]);
    const said = new Map([...all].flatMap(([code, one]) => (stateOf(one.said) === 'not-entered' ? [] : [[code, one.said!] as const])));
    const sheet = await loadSheet(at.trx, at.org.orgId, at.project, at.span, namedIn(said.values()));
    const odd = whyNotOfProject(at, sheet);
    if (odd.length > 0) return { problems: odd };
    const decision = decide(at.report, typing, sheet, at.by);
    return 'problems' in decision ? decision : { facts: decision.facts, warnings: checkSheet(sheet, said, false) };
  } });
}

export const typingOf = (ask: TypingBody): Typing => ({
  values: new Map(ask.values.map((one) => [one.indicator, { said: one.said, note: one.note }])),
  ...(ask.narrative === undefined ? {} : { narrative: ask.narrative }), ...(ask.reason === undefined ? {} : { reason: ask.reason }),
});
