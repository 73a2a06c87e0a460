/** What whoever asks may do with a report now, and the problem code that says why not. */
import { whyNotJudge } from '@throughline/core/assure/verification.ts';
import { standingOf } from '@throughline/core/collect/report.ts';
import { type LevelCode, type Round, whyNotTaken } from '@throughline/core/collect/round.ts';
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { type Actor, type Scope, type Verb, may } from '@throughline/core/people/may.ts';
import { today } from '../clock.ts';
import type { At } from '../collect/at.ts';
import { scopeOf, scopeOfLevel } from '../collect/scope.ts';

type Stands = { readonly round: Round | null; readonly level: LevelCode | null; readonly openComments: boolean };

export function abilitiesOf(at: At, actor: Actor, { round, level, openComments }: Stands): ReportPage['may'] {
  const standing = standingOf(at.report);
  const here = scopeOf(at.org, at.project);
  const ability = (verb: Verb, scope: Scope, why: string | null | undefined): ReportPage['may']['enter'] =>
    may(actor, verb, scope, today()) ? { allowed: why == null, why: why ?? null } : { allowed: false, why: 'not-allowed' };
  const taken = whyNotTaken(round, today())[0]?.code ?? null;
  const notWritable = standing.is === 'submitted' ? 'report-is-submitted' : standing.is === 'verified' ? 'report-is-verified' : null;
  const head = standing.is === 'submitted' ? standing.head : null;
  const notJudged = head === null ? 'nothing-to-verify' : (whyNotJudge(head, at.by, '')[0]?.code ?? null);
  const there = level === null ? here : scopeOfLevel(at.org, at.project, level);
  const own = head !== null && (head.by === null || head.by.id === at.by.id || head.authors.includes(at.by.id));
  const reopening = standing.is === 'drafting' && standing.draft.basis === 'reopened';
  return {
    enter: ability('report.enter', here, notWritable),
    submit: ability('report.submit', here, notWritable ?? taken),
    withdraw: ability('report.withdraw', here, reopening || own ? null : head === null ? 'nothing-to-withdraw' : 'submission-not-yours'),
    verify: ability('report.verify', there, notJudged ?? (openComments ? 'comments-open' : null)),
    return: ability('report.return', there, notJudged),
    reopen: ability('report.reopen', here, standing.is === 'verified' ? taken : 'nothing-to-reopen'),
    correct: ability('report.correct', here, standing.is === 'verified' ? taken : 'nothing-to-correct'),
    comment: ability('comment.write', here, null),
    settle: ability('comment.settle', here, null),
  };
}
