/** The stages that a pathway shows, and what leads from each to the next, as the records state it. */
import type { Overview } from '@throughline/contract/rollup/pages.ts';

/** Order of the stages (02 of the framework: delivered, reached, able, doing, better off). */
const ORDER = ['output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact'];

export type Flow = Overview['flow'];
export type FlowLink = Flow['links'][number];
export type StageOf = { readonly stage: string; readonly projects: number; readonly results: number; readonly onward: FlowLink | null };

/** Stages with results or with figures; `onward` is the link to the next one shown. */
export function stagesOf(flow: Flow, withFigures: ReadonlySet<string>): StageOf[] {
  const shown = ORDER.filter((stage) => withFigures.has(stage) || flow.stages.some((one) => one.stage === stage));
  return shown.map((stage, index) => {
    const held = flow.stages.find((one) => one.stage === stage);
    const next = shown[index + 1];
    return { stage, projects: held?.projects ?? 0, results: held?.results ?? 0, onward: flow.links.find((one) => one.from === stage && one.to === next) ?? null };
  });
}

/** Links that the band does not carry: those that pass over a stage, or lead back. */
export const linksBeside = (flow: Flow, stages: readonly StageOf[]): FlowLink[] =>
  flow.links.filter((link) => !stages.some((one) => one.onward === link) && stages.some((one) => one.stage === link.from) && stages.some((one) => one.stage === link.to));
