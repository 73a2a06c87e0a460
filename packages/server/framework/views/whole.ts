/** A framework version as a whole, to be read on its own screen. */
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { changesBetween, versionBefore } from '@throughline/core/framework/changes.ts';
import type { Dimension, Framework, FrameworkIndicator, FrameworkMapping, Meant, Named, Reference, TheoryOfChange } from '@throughline/core/framework/types.ts';
import { type Held, loadFrameworks } from '../load.ts';
import { viewFramework } from './framework.ts';

/** Refused (missing): `framework-unknown`, with those held. `held` is what this installation holds. */
export function viewWholeFramework(id: string, held: Held = loadFrameworks()): WholeFramework {
  const short = viewFramework(id, held);
  const framework = held.frameworks.get(id)!;
  return {
    ...short,
    version: framework.version, shortName: framework.shortName, validFrom: framework.validFrom, validTo: framework.validTo,
    levels: framework.levels.map((one) => ({ level: one.level, name: one.name, meaning: one.meaning, rollsUp: one.rollsUp })),
    areas: [...framework.areas.values()].map((one) => ({ ...meant(one), stage: one.stage, level: one.level, accountability: one.accountability, coreFunction: one.coreFunction })),
    stages: framework.stages.map((one) => ({ ...meant(one), sphere: one.sphere, accountability: one.accountability })),
    spheres: framework.spheres.map(meant), accountabilities: framework.accountabilities.map(meant),
    functions: framework.functions.map(meant), priorities: framework.priorities.map(meant), actorLevels: framework.actorLevels.map(meant),
    actorTypes: [...framework.actorTypes.values()].map((one) => ({ ...meant(one), defaultLevel: one.defaultLevel })),
    dimensions: [...framework.dimensions.values()].map(dimension),
    collection: [...framework.collection.values()].map(named), evidence: [...framework.evidence.values()].map(named),
    indicators: [...framework.indicators.values()].map(passport),
    theory: theory(framework.theory),
    sdgTargets: targetsOf(framework, held.reference),
    sources: { ...framework.sources },
    versions: [...held.frameworks.values()].sort((one, two) => (one.validFrom < two.validFrom ? -1 : 1))
      .map((one) => ({ id: one.id, version: one.version, name: one.name, validFrom: one.validFrom, validTo: one.validTo })),
    changes: changes(framework, held),
    mappings: held.mappings.filter((one) => one.from === id || one.to === id).map(mapping),
  };
}

const named = ({ code, name }: Named) => ({ code, name });
const meant = ({ code, name, meaning }: Meant) => ({ code, name, meaning });

const dimension = (one: Dimension): WholeFramework['dimensions'][number] =>
  ({ ...meant(one), values: one.values?.map(({ code, name }) => ({ code, name })) ?? null, list: one.list });

const passport = (one: FrameworkIndicator): WholeFramework['indicators'][number] => ({
  code: one.code, level: one.level, area: one.area, stage: one.stage, kind: one.kind, unit: one.unit, direction: one.direction, accountability: one.accountability,
  name: one.name, definition: one.definition, counts: one.counts, doesNotCount: one.doesNotCount,
  disaggregations: [...one.disaggregations], overlapping: [...one.overlapping], sdgTargets: [...one.sdgTargets], sdgIndicator: one.sdgIndicator,
  collection: [...one.collection], evidence: [...one.evidence], confidence: one.confidence, note: one.note, source: one.source,
});

const theory = ({ nodes, edges }: TheoryOfChange): WholeFramework['theory'] => ({
  nodes: nodes.map((one) => ({ id: one.id, stage: one.stage, title: one.title, areas: [...one.areas], actors: [...one.actors], sdgTargets: [...one.sdgTargets], source: one.source })),
  edges: edges.map((one) => ({ from: one.from, to: one.to, feedback: one.feedback, assumptions: [...one.assumptions], externalFactors: [...one.externalFactors], source: one.source })),
});

/** The SDG targets that indicators and the theory of change name, in the order of the reference list. */
function targetsOf(framework: Framework, reference: Reference): WholeFramework['sdgTargets'] {
  const asked = new Set([...framework.indicators.values(), ...framework.theory.nodes].flatMap((one) => one.sdgTargets));
  return [...reference.targets.values()].filter((one) => asked.has(one.code)).map((one) => ({ code: one.code, goal: one.goal, label: one.label }));
}

function changes(framework: Framework, held: Held): WholeFramework['changes'] {
  const before = versionBefore(framework, [...held.frameworks.values()]);
  if (!before) return null;
  const { added, removed, changed } = changesBetween(before, framework);
  return { since: before.id, added: [...added], removed: removed.map(({ code, name }) => ({ code, name })), changed: changed.map((one) => ({ code: one.code, members: [...one.members] })) };
}

const mapping = (one: FrameworkMapping): WholeFramework['mappings'][number] => ({
  from: one.from, to: one.to, sources: { ...one.sources },
  rows: one.rows.map((row) => ({ fromCode: row.fromCode, toCode: row.toCode, grade: row.grade, note: row.note, source: row.source })),
});
