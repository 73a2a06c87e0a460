/** Comments on cells of a report: a thread with a person it is for and a day by which it is to be answered. */
import { isDay } from '../ground/day.ts';
import { type Decided, decided } from '../ground/decided.ts';
import { type Problem, invalid, missing, problem } from '../ground/problem.ts';

export type NewComment = {
  readonly indicator: string;
  /** The combination of disaggregation values as JSON, or null for the value itself. */
  readonly cell: string | null;
  readonly body: string;
  /** Who is to answer, and by when. */
  readonly to: string | null;
  readonly due: string | null;
};
export type HeldComment = { readonly number: number; readonly indicator: string; readonly replyTo: number | null; readonly resolved: string | null };

export type CommentFact =
  | { readonly fact: 'cell-commented'; readonly comment: NewComment; readonly replyTo: number | null }
  | { readonly fact: 'comment-resolved'; readonly number: number };

const MOST_SIGNS = 4000;

/** Problems of one comment: `comment-blank`, `comment-too-long`, `indicator-not-in-submission`, `date-malformed` (invalid). */
export function faultsOfComment(one: NewComment, indicators: readonly string[], at: string): Problem[] {
  const problems: Problem[] = [];
  if (one.body.trim() === '') problems.push(invalid('comment-blank', `${at}/body`, { accepted: 'text' }));
  if (one.body.length > MOST_SIGNS) problems.push(invalid('comment-too-long', `${at}/body`, { found: one.body.length, accepted: `<= ${MOST_SIGNS}` }));
  if (!indicators.includes(one.indicator)) problems.push(invalid('indicator-not-in-submission', `${at}/indicator`, { found: one.indicator }));
  if (one.due !== null && !isDay(one.due)) problems.push(invalid('date-malformed', `${at}/due`, { found: one.due, accepted: '2023-01-31' }));
  return problems;
}

/** Saying something of a cell, or answering in a thread, which keeps to the thread's indicator. Problems besides: `comment-unknown` (missing), `comment-resolved-already` (closed). */
export function commentCell(comment: NewComment, replyTo: number | null, held: readonly HeldComment[], indicators: readonly string[]): Decided<CommentFact> {
  const head = replyTo === null ? null : (held.find((one) => one.number === replyTo) ?? null);
  if (replyTo !== null && head === null) return { problems: [missing('comment-unknown', 'replyTo', { found: replyTo })] };
  const problems = faultsOfComment({ ...comment, indicator: head?.indicator ?? comment.indicator }, indicators, '');
  if (head?.resolved != null) problems.push(problem('closed', 'comment-resolved-already', `comment:${head.number}`, { found: head.resolved }));
  return decided(problems, () => [{ fact: 'cell-commented', comment: { ...comment, indicator: head?.indicator ?? comment.indicator }, replyTo: head === null ? null : (head.replyTo ?? head.number) }]);
}

/** Settling a thread. Problems: `comment-unknown` (missing), `comment-resolved-already` (closed). */
export function resolveComment(number: number, held: readonly HeldComment[]): Decided<CommentFact> {
  const found = held.find((one) => one.number === number);
  if (found === undefined) return { problems: [missing('comment-unknown', 'comment', { found: number })] };
  const problems = found.resolved === null ? [] : [problem('closed', 'comment-resolved-already', `comment:${number}`, { found: found.resolved })];
  return decided(problems, () => [{ fact: 'comment-resolved', number: found.replyTo ?? found.number }]);
}
