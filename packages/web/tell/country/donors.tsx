/** Who pays: the sources that projects name, with the number of their projects. */
import type { DonorRow } from '@throughline/contract/tell/country.ts';
import { FormattedMessage } from 'react-intl';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { FirstOf } from './first-of.tsx';

const FIRST = 12;

export function Donors({ donors }: { donors: readonly DonorRow[] }) {
  if (donors.length === 0) return <p className="measure"><FormattedMessage id="country.no-donors" /></p>;
  return (
    <FirstOf of={donors} first={FIRST}>{(shown) => (
      <ul className="donor-rows">
        {shown.map((one) => (
          <li key={one.code}>
            {one.name ? <><WordsText words={one.name} otherwise={one.code} /> <Code>{one.code}</Code></> : <Code>{one.code}</Code>}{' '}
            <span className="place-count"><FormattedMessage id="country.projects-count" values={{ count: one.projects }} /></span>
          </li>
        ))}
      </ul>
    )}</FirstOf>
  );
}
