/** The address names no country: says so, and offers what may have been meant, else where the organisation works. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { usePlaces } from '../../rollup/places.ts';
import { api } from '../../shell/api.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';

const OFFERED = 8;

export function UnknownCountry({ text, organisation }: { text: string; organisation: string }) {
  const intl = useIntl();
  const { elsewhere } = useAlong('');
  const { data, isPending } = useQuery({ queryKey: ['nearest-countries', organisation, text], queryFn: () => api.nearestCountries({ organisation, text }) });
  const held = [...(usePlaces()?.countries ?? [])].filter((one) => one.place !== 'country:none').sort((a, b) => b.projects - a.projects).slice(0, OFFERED);
  const meant = data?.rows ?? [];
  const rows = meant.length > 0 ? meant : held;
  return (
    <Empty title={intl.formatMessage({ id: 'country.unknown' })}>
      <p className="measure"><FormattedMessage id="country.unknown-text" values={{ code: <Code>{text}</Code> }} /></p>
      {/* awaited: a list that changes under the pointer is clicked wrongly */}
      {isPending && <Waiting lines={4} />}
      {!isPending && rows.length > 0 && <h3><FormattedMessage id={meant.length > 0 ? 'country.meant' : 'country.works-in'} /></h3>}
      <ul className="place-rows">
        {!isPending && rows.map((one) => (
          <li key={one.place}>
            <PlaceLink place={one.place}><WordsText words={one.name} otherwise={one.place.slice(8)} /></PlaceLink>
            <span className="place-count"><FormattedMessage id="country.projects-count" values={{ count: one.projects }} /></span>
          </li>
        ))}
      </ul>
      <p><Link to="/countries" search={elsewhere}><FormattedMessage id="country.all" /></Link></p>
    </Empty>
  );
}
