/** Verdicts: the only place of green, amber and red, always with a shape and a word (docs/look.md). */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { FormattedMessage, useIntl } from 'react-intl';

type VerdictCode = NonNullable<Figure['verdict']>;

const SHAPES: Record<VerdictCode, React.ReactNode> = {
  green: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  amber: <path d="M6 0.8 11.6 11H0.4z" fill="currentColor" />,
  red: <rect x="1.2" y="1.2" width="9.6" height="9.6" fill="currentColor" />,
  'under-reported': <><circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" /><path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" /></>,
  met: <path d="M1 6.5 4.6 10 11 2.4" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  'not-met': <path d="M1.5 1.5l9 9m0-9l-9 9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
};

export function Verdict({ verdict }: { verdict: VerdictCode }) {
  return (
    <span className={`verdict is-${verdict}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">{SHAPES[verdict]}</svg>
      <FormattedMessage id={`verdict.${verdict}`} />
    </span>
  );
}

/** How far the value is on the way to the target: 0 to 120 per cent, the target as a tick at 100. The words stand beside it. */
export function AchievementBar({ achievement, verdict }: { achievement: string; verdict: Figure['verdict'] }) {
  const width = Math.max(0, Math.min(120, Number(achievement) * 100));
  return (
    <svg className={`bar is-${verdict ?? 'none'}`} viewBox="0 0 120 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-ground" x="0" y="2" width="120" height="4" />
      <rect className="bar-value" x="0" y="2" width={width} height="4" />
      <rect className="bar-target" x="99" y="0" width="1.5" height="8" />
    </svg>
  );
}

/** "7 of 9 reports": what the figure knows of what it should. */
export function Coverage({ coverage }: { coverage: Figure['coverage'] }) {
  const intl = useIntl();
  const { expected, reported, carried } = coverage;
  if (expected === 0 && reported === 0) return <span className="coverage">{intl.formatMessage({ id: 'coverage.none' })}</span>;
  return (
    <span className={reported < expected ? 'coverage has-gap' : 'coverage'}>
      {intl.formatMessage({ id: 'coverage.of' }, { reported, expected })}
      {carried > 0 && <> {intl.formatMessage({ id: 'coverage.carried' }, { carried })}</>}
    </span>
  );
}
