/** Where a deed on a project is done, as grants name places; a level of verification is judged from where it stands. */
import type { LevelCode } from '@throughline/core/collect/round.ts';
import type { ProjectPlace, Scope } from '@throughline/core/people/place.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import type { HeldProject } from './find-period.ts';

type Standing = Pick<HeldProject, 'code' | 'programme' | 'unit' | 'countries'>;

export const scopeOf = (org: HeldOrganisation, { code, unit, programme, countries }: Standing): ProjectPlace =>
  ({ organisation: org.code, project: code, unit, programme, countries });

/** A project of no programme is judged by the organisation at the programme's level. */
export function scopeOfLevel(org: HeldOrganisation, project: Standing, level: LevelCode): Scope {
  if (level === 'project') return scopeOf(org, project);
  return level === 'programme' && project.programme !== null ? { organisation: org.code, programme: project.programme } : { organisation: org.code };
}
