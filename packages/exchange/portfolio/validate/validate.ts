/** All problems of a portfolio document in one pass: form first, then meaning of everything whose form is sound. */
import type { Problem } from '@throughline/core/ground/problem.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import type { Held, PortfolioDocument } from '../document.ts';
import { checkForm } from '../form.ts';
import { type Check, type Lists, entries } from './check.ts';
import { rowsOf } from './in-force.ts';
import { checkIndicators } from './indicators.ts';
import { checkJumps } from './jumps.ts';
import { gatherKnown } from './known.ts';
import { checkLives } from './life.ts';
import { checkMoney } from './money.ts';
import { checkNames } from './names.ts';
import { checkProjects, isUnknown } from './projects.ts';
import { checkReports } from './reports.ts';
import { checkRunningTotals } from './running.ts';
import { soundness } from './sound.ts';
import { checkTargets } from './targets.ts';

/**
 * Problems of a parsed document, in no promised order; `held` is what the store holds of what the file names. A document of
 * another format is told as just that: nothing else in it can be judged.
 */
export function validatePortfolio(document: unknown, lists: Lists, held: Held = {}): Problem[] {
  const form = checkForm(document);
  const other = form.find((one) => one.code === 'format-unknown' || (one.at === '' && one.code === 'type-wrong'));
  if (other) return [other];
  const problems = [...form];
  const doc = document as PortfolioDocument;
  const sound = soundness(form);
  const known = gatherKnown(doc, held, lists, sound);
  const check: Check = {
    doc, held, known, reference: lists.reference, sound,
    add: (one) => problems.push(one), count: () => problems.length,
  };
  checkIndicators(check, lists.frameworks.keys());
  checkNames(check);
  checkMoney(check);
  checkProjects(check);
  checkTargets(check);
  checkLegacy(check);
  const faultyValues = new Set<string>();
  const reports = checkReports(check, faultyValues);
  const rows = rowsOf(check, reports, faultyValues);
  checkRunningTotals(check, rows);
  checkJumps(check, rows);
  checkLives(check, reports);
  return problems;
}

/** A legacy value may be of a project that nobody knows any more; what it maps to must be known (figures 9). */
function checkLegacy(check: Check): void {
  for (const { one, at } of entries(check, check.doc.legacy, '/legacy')) {
    if (one.mapsTo != null && isUnknown(check, one.mapsTo)) check.add(invalid('indicator-unknown', `${at}/mapsTo`, { found: one.mapsTo }));
  }
}
