/** A framework version as the screens need it: the words around figures. */
import type { FrameworkBody } from '@throughline/contract/framework/framework.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import { type Held, loadFrameworks } from '../load.ts';

/** Refused (missing): `framework-unknown`, with those held. */
export function viewFramework(id: string, { frameworks, reference }: Held = loadFrameworks()): FrameworkBody {
  const framework = frameworks.get(id);
  if (!framework) throw new Refused([missing('framework-unknown', 'framework', { found: id, accepted: [...frameworks.keys()] })]);
  return {
    id: framework.id,
    name: framework.name,
    note: framework.status,
    areas: [...framework.areas.values()].map((one) => ({ code: one.code, name: one.name, meaning: one.meaning, stage: one.stage, level: one.level })),
    stages: framework.stages.map((one) => ({ code: one.code, name: one.name, sphere: one.sphere })),
    kinds: framework.kinds.map((one) => ({ code: one.code, name: one.name, example: one.example })),
    units: [...reference.units.values()].map((one) => ({ code: one.code, name: one.name })),
    sdgs: [...reference.goals.values()].map((one) => ({ code: one.code, name: one.name, colour: one.colour })),
  };
}
