/** Questions and deeds of evidence. A file is sent by the screen itself, which shows how far it has come. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Evidence, EvidenceLink, EvidenceOfReport } from './evidence.ts';

type Value = { readonly indicator: string; readonly cell: string | null };
const sent = (body: unknown) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const evidenceCalls = (ask: Ask) => {
  const path = (project: string, period: string): string => `/projects/${encodeURIComponent(project)}/reports/${encodeURIComponent(period)}/evidence`;
  return {
    evidence: (project: string, period: string, asked: Asked) => ask<EvidenceOfReport>(path(project, period), asked),
    addLink: (project: string, period: string, body: EvidenceLink, asked: Asked) => ask<Evidence>(`${path(project, period)}/links`, asked, sent(body)),
    tieEvidence: (project: string, period: string, number: number, values: readonly Value[], asked: Asked) => ask<Evidence>(`${path(project, period)}/${number}/values`, asked, sent({ values })),
    withdrawEvidence: (project: string, period: string, number: number, values: readonly Value[], reason: string, asked: Asked) =>
      ask<Evidence>(`${path(project, period)}/${number}/withdrawal`, asked, sent({ values, reason })),
    /** Where a file is sent to, as multipart: `about`, then `file`. */
    evidenceUpload: (project: string, period: string): string => path(project, period),
    /** Where a file is fetched from. */
    evidenceFile: (project: string, number: number): string => `/projects/${encodeURIComponent(project)}/evidence/${number}/file`,
  };
};
