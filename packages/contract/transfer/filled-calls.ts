/** Questions and deeds of what is filled in elsewhere. */
import type { Done } from '../collect/report.ts';
import type { Ask, Asked } from '../ground/ask.ts';
import type { Filled, Takings } from './filled.ts';

export const filledCalls = (ask: Ask) => {
  const path = (project: string, period: string): string => `/projects/${encodeURIComponent(project)}/reports/${encodeURIComponent(period)}`;
  return {
    /** Where the template is fetched from. */
    templatePath: (project: string, period: string): string => `${path(project, period)}/spreadsheet`,
    /** Where a form is sent to that gives the file back with its wrong cells marked. */
    markedPath: (project: string, period: string): string => `${path(project, period)}/spreadsheet/marked`,
    lookAtFile: (project: string, period: string, form: unknown, asked: Asked) => ask<Filled>(`${path(project, period)}/spreadsheet`, asked, { method: 'POST', body: form }),
    takeFile: (project: string, period: string, version: number, form: unknown, asked: Asked) => ask<Done>(`${path(project, period)}/spreadsheet/take`, asked, { method: 'POST', body: form, headers: { 'if-match': `"${version}"` } }),
    takings: (project: string, period: string, asked: Asked) => ask<Takings>(`${path(project, period)}/takings`, asked),
    undoTaking: (project: string, period: string, number: number, version: number, asked: Asked) =>
      ask<Done>(`${path(project, period)}/takings/${number}/undo`, asked, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'if-match': `"${version}"` } }),
  };
};
