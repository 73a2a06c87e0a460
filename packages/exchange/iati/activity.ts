/** One activity as one project with all that it says (figures 13, decision 0006). */
import { Buffer } from 'node:buffer';
import type { Project } from '@throughline/core/design/project.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { NotUnderstood, OwnIndicator, ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import { type Context, type Lists, note, warning } from './context.ts';
import { detailOf } from './detail.ts';
import { knownOf, lifeOf } from './life.ts';
import { budgetOf, budgetsOf, transactionsOf } from './money.ts';
import { UNDETERMINED, languageOf, titleOf } from './narratives.ts';
import { countriesOf } from './places.ts';
import { type Results, resultsOf } from './results.ts';
import { sdgOfActivity, sdgSharesOf } from './sdg.ts';
import type { Settled } from './settle.ts';
import { submissionsOf } from './submissions.ts';
import { type Element, attributeOf, childrenOf, firstOf, placeOf, tidy } from './tree.ts';

/** OrganisationRole 1: funding. */
const FUNDING = '1';

export type ReadActivity = {
  readonly bundle: ProjectBundle;
  readonly indicators: readonly OwnIndicator[];
  readonly notes: readonly NotUnderstood[];
};

/** A string of its own: one cut out of the file would keep its whole piece of the file in memory as long as it lives. */
export const identifierOf = (activity: Element): string => Buffer.from(tidy(firstOf(activity, 'iati-identifier')?.text ?? '')).toString();

/** The organisation that reports, as the file names it; null when it has no reference. */
export function reporterOf(activity: Element): { readonly id: string; readonly name: Words } | null {
  const element = firstOf(activity, 'reporting-org');
  const id = attributeOf(element, 'ref');
  if (element === undefined || id === null) return null;
  const language = languageOf(activity.attributes['xml:lang'], UNDETERMINED);
  const name = titleOf(activity, 'reporting-org', language);
  return { id: tidy(id), name: Object.keys(name).length > 0 ? name : { [language]: id } };
}

/** Reads an activity whose identifier and organisation are known. `day` is the day of import. */
export function readActivity(activity: Element, identifier: string, organisation: string, day: string, lists: Lists): ReadActivity {
  const { known, odd } = knownOf(activity, day);
  const context: Context = {
    identifier, organisation, day, known, lists, notes: [],
    language: languageOf(activity.attributes['xml:lang'], UNDETERMINED),
    currency: attributeOf(activity, 'default-currency'),
  };
  if (odd !== null) note(context, warning('date-not-understood', activity, { found: odd, accepted: `<= ${day}`, attribute: 'last-updated-datetime' }));
  const sdg = sdgOfActivity(activity);
  const results = resultsOf(activity, sdg, context);
  const budgets = budgetsOf(activity, context);
  const transactions = transactionsOf(activity, context);
  const money = budgetOf(activity, budgets);
  const project = projectOf(activity, results, sdg, context);
  const bundle: ProjectBundle = {
    project: { ...project, budget: null },
    facts: {
      supportCostRate: null, genderMarker: null, safeguards: null, evaluationRating: null,
      hierarchy: hierarchyOf(activity), detail: { standard: 'iati', ...detailOf(activity, context.language), money: money.told },
    },
    budget: money.budget,
    indicators: results.settled.map((one) => promisedOf(one, identifier)),
    submissions: submissionsOf(results.settled, context),
    published: results.published, budgets, transactions, notUnderstood: context.notes, at: placeOf(activity),
  };
  return { bundle, indicators: results.indicators, notes: context.notes };
}

function projectOf(activity: Element, results: Results, sdg: readonly string[], context: Context): Project {
  const title = titleOf(activity, 'title', context.language);
  const quarterly = results.settled.some(({ periods }) => periods.some(({ span }) => span !== null && span.first === span.last));
  return {
    id: context.identifier, title: Object.keys(title).length > 0 ? title : { [context.language]: context.identifier },
    programme: null, ...lifeOf(activity, context), frequency: quarterly ? 'quarter' : 'year', countries: countriesOf(activity, context),
    unit: null, functions: [], priorities: [], donors: donorsOf(activity, context), budget: null,
    sdgShares: sdgSharesOf(activity), sdgTargets: sdg, results: results.chain,
  };
}

/** What a project measures: the periods that the file names and that roll up, its baseline and its targets. */
const promisedOf = (one: Settled, project: string): ProjectBundle['indicators'][number] => ({
  project, indicator: one.own.code, baseline: one.baseline, targets: one.targets,
  listed: one.periods.flatMap(({ span }) => span ?? []).sort((a, b) => a.first - b.first || a.last - b.last),
});

/** References of funding organisations; names without a reference stay in the detail. */
function donorsOf(activity: Element, context: Context): string[] {
  const funding = childrenOf(activity, 'participating-org').filter((one) => attributeOf(one, 'role') === FUNDING);
  return [...new Set(funding.flatMap((one) => attributeOf(one, 'ref') ?? []))].filter((ref) => ref !== context.organisation);
}

function hierarchyOf(activity: Element): number | null {
  const written = attributeOf(activity, 'hierarchy');
  return written !== null && /^[0-9]{1,4}$/.test(written) ? Number(written) : null;
}
