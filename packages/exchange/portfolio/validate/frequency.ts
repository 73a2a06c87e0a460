/** By year or by quarter: as stated, and by quarter if any report of the project is about a quarter (figures 4.3). */
import type { Frequency } from '@throughline/core/design/project.ts';
import type { Check } from './check.ts';

export function frequencies(check: Check): (project: string) => Frequency {
  const quarterly = new Set<string>();
  for (const list of [check.held.reports, check.doc.reports]) {
    for (const one of Array.isArray(list) ? list : []) if (typeof one?.period === 'string' && /^[0-9]{4}Q[1-4]$/.test(one.period)) quarterly.add(one.project);
  }
  return (project) => (quarterly.has(project) || check.known.projects.get(project)?.entry.frequency === 'quarter' ? 'quarter' : 'year');
}
