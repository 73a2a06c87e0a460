/** Questions and deeds of reports and rounds. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Commenting, Correcting, Done, Reasoned, ReportPage, Returning, Settling, Submitting, Typing } from './report.ts';
import type { MyWork, RoundAsked, Rounds } from './rounds.ts';

/** Where a deed is done, the version that was looked at, and the name of the deed. */
export type To = { readonly project: string; readonly period: string; readonly version: number; readonly key?: string };

const sent = (method: string, body: unknown, headers: Record<string, string> = {}) => ({ method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

export const collectCalls = (ask: Ask) => {
  const path = ({ project, period }: Pick<To, 'project' | 'period'>): string => `/projects/${encodeURIComponent(project)}/reports/${encodeURIComponent(period)}`;
  const deed = <Body>(method: string, name: string) => (to: To, body: Body, asked: Asked): Promise<Done> =>
    ask<Done>(`${path(to)}/${name}`, asked, sent(method, body, { 'if-match': `"${to.version}"`, ...(to.key === undefined ? {} : { 'idempotency-key': to.key }) }));
  return {
    report: (project: string, period: string, asked: Asked) => ask<ReportPage>(path({ project, period }), asked),
    myWork: (asked: Asked) => ask<MyWork>('/my-work', asked),
    rounds: (asked: Asked) => ask<Rounds>('/rounds', asked),
    openRound: (body: RoundAsked, asked: Asked) => ask<{ number: number }>('/rounds', asked, sent('POST', body)),
    closeRound: (number: number, reason: string | null, asked: Asked) => ask<{ number: number }>(`/rounds/${number}/close`, asked, sent('POST', { reason })),
    saveDraft: deed<Typing>('PUT', 'draft'),
    submitReport: deed<Submitting>('POST', 'submit'),
    withdrawReport: deed<Reasoned>('POST', 'withdraw'),
    verifyReport: deed<Reasoned>('POST', 'verify'),
    returnReport: deed<Returning>('POST', 'return'),
    reopenReport: deed<Reasoned>('POST', 'reopen'),
    correctValue: deed<Correcting>('POST', 'correct'),
    commentCell: deed<Commenting>('POST', 'comments'),
    resolveComment: deed<Settling>('POST', 'comments/resolve'),
  };
};
