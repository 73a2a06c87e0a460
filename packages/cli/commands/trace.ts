/** `throughline trace`: the working of one figure, down to the records. */
import { inScope } from '@throughline/server/database/scope.ts';
import { today } from '@throughline/server/clock.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { refuseQuestion } from '@throughline/server/rollup/refuse-question.ts';
import { frozenWorking } from '@throughline/server/rollup/snapshots/frozen-figures.ts';
import { findSnapshot } from '@throughline/server/rollup/snapshots/head.ts';
import { canonicalText } from '@throughline/server/rollup/views/working.ts';
import { workingOf } from '@throughline/server/rollup/working-of.ts';
import { figureTable } from '../figure-lines.ts';
import { type StoreOptions, print, withStore } from '../store.ts';

export type TraceOptions = StoreOptions & {
  readonly indicator: string; readonly place: string; readonly period: string; readonly asOf?: string; readonly snapshot?: string; readonly format: 'text' | 'json';
};

export async function trace(options: TraceOptions): Promise<void> {
  await withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    const question = { indicator: options.indicator, place: options.place, period: options.period, asOf: options.asOf ?? today() };
    const traced = await inScope(store.appPool, [org.orgId], async (trx): Promise<Traced> => {
      if (options.snapshot !== undefined) {
        const { figure, working } = await frozenWorking(trx, org, await findSnapshot(trx, org, options.snapshot), question);
        return { figure, working };
      }
      await refuseQuestion(trx, org, { indicators: [question.indicator], places: [question.place], periods: [question.period], asOf: question.asOf });
      return workingOf(trx, org, question);
    });
    await print(options.format === 'json' ? `${JSON.stringify({ format: 'throughline-working/1', ...traced }, null, 1)}\n` : asText(traced));
  });
}

type Traced = Awaited<ReturnType<typeof workingOf>>;

function asText({ figure, working }: Traced): string {
  const contributions = working.contributions.map((one) => {
    const entered = [one.entered.value, one.entered.unit].filter((part) => part !== null && part !== undefined).join(' ');
    const factor = one.entered.factor === '1' ? '' : ` × ${one.entered.factor}`;
    return `+ ${one.project} ${one.period} ${one.state}: ${entered}${factor} = ${canonicalText(one.canonical) ?? ''}  [${one.rule}] #${one.number ?? '-'} ${one.verified ?? ''}`;
  });
  const leftOut = working.leftOut.map((one) => `- ${one.project} ${one.period} ${one.why}${one.said === null ? '' : `: ${one.said}`}  [${one.rule}]`);
  const targets = working.targets.map((one) => `> ${one.of} ${one.mode} ${one.period ?? ''} ${one.value}  [${one.rule}]`);
  return `${figureTable([figure], working.asOf)}= ${working.value ?? '-'}\n${[...contributions, ...leftOut, ...targets].join('\n')}\n`;
}
