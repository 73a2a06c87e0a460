/** That a place has more own indicators than a page lists, and where all of them are. */
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { travelling, useQuestion } from '../shell/question.ts';

export function OwnLeft({ of }: { of: Pick<Overview, 'ownLeft'> }) {
  const search = travelling(useQuestion()) as never;
  if (of.ownLeft === 0) return null;
  return (
    <p className="note">
      <FormattedMessage id="figures.own-left" values={{ count: of.ownLeft }} />{' '}
      <Link to="/indicators" search={search}><FormattedMessage id="figures.all-indicators" /></Link>
    </p>
  );
}
