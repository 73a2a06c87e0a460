/** Countries of the same region in which the organisation works. */
import type { Country } from '@throughline/contract/tell/country.ts';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { WordsText } from '../../ui/words-text.tsx';

export function Nearby({ country }: { country: Country }) {
  if (country.nearby.length === 0) return null;
  return (
    <div className="nearby">
      <h3><FormattedMessage id="country.nearby" /></h3>
      <ul className="in-line">
        {country.nearby.map((one) => <li key={one.place}><PlaceLink place={one.place}><WordsText words={one.name} otherwise={one.place.slice(8)} /></PlaceLink> <span className="count">{one.projects}</span></li>)}
      </ul>
    </div>
  );
}
