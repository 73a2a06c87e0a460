/** The framework and an organisation's own indicators: own codes add, they never redefine (contracts.md). */
import { STAGES, ACCOUNTABILITIES } from '@throughline/core/framework/types.ts';
import { invalid, problem } from '@throughline/core/ground/problem.ts';
import { isNegative, rational } from '@throughline/core/ground/rational.ts';
import type { IndicatorEntry } from '../document.ts';
import { type Check, type Placed, entries } from './check.ts';

export function checkIndicators(check: Check, frameworks: Iterable<string>): void {
  const { doc, known } = check;
  if (typeof doc.framework === 'string' && doc.framework !== '' && known.framework === null) {
    check.add(invalid('framework-unknown', '/framework', { found: doc.framework, accepted: [...frameworks] }));
  }
  const held = new Map((check.held.indicators ?? []).map((one) => [one.code, one]));
  for (const entry of entries(check, doc.indicators, '/indicators')) checkIndicator(check, entry, held.get(entry.one.code));
}

function checkIndicator(check: Check, { one, at }: Placed<IndicatorEntry>, held: IndicatorEntry | undefined): void {
  if (check.known.framework?.indicators.has(one.code)) {
    check.add(invalid('framework-code-redefined', `${at}/code`, { found: one.code, accepted: 'X.…', framework: check.doc.framework }));
    return;
  }
  if (one.kind === 'ordinal' && Object.keys(one.scale ?? {}).length === 0) check.add(invalid('scale-missing', at, { accepted: 'scale' }));
  if (one.stage != null && !(STAGES as readonly string[]).includes(one.stage)) {
    check.add(invalid('stage-unknown', `${at}/stage`, { found: one.stage, accepted: [...STAGES] }));
  }
  if (one.accountability != null && !(ACCOUNTABILITIES as readonly string[]).includes(one.accountability)) {
    check.add(invalid('accountability-unknown', `${at}/accountability`, { found: one.accountability, accepted: [...ACCOUNTABILITIES] }));
  }
  if (one.tolerance != null && isNegative(rational(one.tolerance))) {
    check.add(invalid('amount-negative', `${at}/tolerance`, { found: one.tolerance, accepted: '>= 0' }));
  }
  // Values of it are held: another kind or unit would turn them into something else.
  if (held && held.kind !== one.kind) check.add(problem('conflict', 'indicator-kind-changed', `${at}/kind`, { found: one.kind, accepted: held.kind }));
  else if (held && (held.unit ?? null) !== (one.unit ?? null)) {
    check.add(problem('conflict', 'indicator-unit-changed', `${at}/unit`, { found: one.unit ?? '', accepted: held.unit ?? '' }));
  }
}
