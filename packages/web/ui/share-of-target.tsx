/** How far a figure has come: of the target where it began at nothing, else of the way from the baseline to it (figures 7.1). */
import { FormattedMessage } from 'react-intl';
import { type Valued, useFormat } from './format.ts';

type Compared = { baseline: string | null; target: string | null; achievement: string | null };

/** The baseline is not nothing, so the share is one of the way, not of the target. */
export const isWay = (of: { baseline: string | null }): boolean => of.baseline !== null && !/^-?0(\.0*)?$/.test(of.baseline);

export function ShareOfTarget({ of, unit }: { of: Compared; unit: Valued }) {
  const format = useFormat();
  if (of.target === null) return null;
  const target = format.value(of.target, unit);
  if (of.achievement === null) return <FormattedMessage id="target.only" values={{ target }} />;
  const achievement = format.share(of.achievement);
  if (!isWay(of)) return <FormattedMessage id="target.share" values={{ achievement, target }} />;
  return <FormattedMessage id="target.way" values={{ achievement, target, baseline: format.value(of.baseline!, unit) }} />;
}
