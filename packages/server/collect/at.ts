/** What is at hand when a deed on a report is decided. */
import type { Doer } from '@throughline/core/collect/report.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { HeldProject } from './find-period.ts';
import type { HeldReport } from './load-report.ts';

export type At = { readonly trx: Trx; readonly org: HeldOrganisation; readonly project: HeldProject; readonly span: Span; readonly report: HeldReport; readonly by: Doer };
