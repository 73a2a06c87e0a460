/** Who pays: the sources that projects name, with the number of their projects. */
import type { DonorRow } from '@throughline/contract/tell/country.ts';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Code, WordsText } from '../../ui/words-text.tsx';

const FIRST = 12;

export function Donors({ donors }: { donors: readonly DonorRow[] }) {
  const [all, setAll] = useState(false);
  if (donors.length === 0) return <p className="measure"><FormattedMessage id="country.no-donors" /></p>;
  const shown = all ? donors : donors.slice(0, FIRST);
  return (
    <>
      <ul className="donor-rows">
        {shown.map((one) => (
          <li key={one.code}>
            {one.name ? <><WordsText words={one.name} otherwise={one.code} /> <Code>{one.code}</Code></> : <Code>{one.code}</Code>}{' '}
            <span className="place-count"><FormattedMessage id="country.projects-count" values={{ count: one.projects }} /></span>
          </li>
        ))}
      </ul>
      {shown.length < donors.length && <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="country.show-all" values={{ count: donors.length }} /></button>}
    </>
  );
}
