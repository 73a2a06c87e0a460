/** Where a deed on a project is done, as grants name places. */
import type { Scope } from '@throughline/core/people/may.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { HeldProject } from './find-period.ts';

export const scopeOf = (org: HeldOrganisation, _project: Pick<HeldProject, 'code' | 'programme' | 'unit' | 'country'>): Scope => ({ organisation: org.code });
