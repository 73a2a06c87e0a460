/** The address names no programme: says so, and offers those there are, the most alike first. */
import { Link } from '@tanstack/react-router';
import { finds } from '@throughline/core/ground/fold.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { usePlaces } from '../../rollup/places.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { useAlong } from '../country/asked.ts';

const OFFERED = 8;

export function UnknownProgramme({ text }: { text: string }) {
  const intl = useIntl();
  const { elsewhere } = useAlong('');
  const programmes = usePlaces()?.programmes ?? [];
  const alike = (one: (typeof programmes)[number]) => finds(text, [one.place.slice(10), ...Object.values(one.name ?? {})]) || finds(one.place.slice(10), [text]);
  const offered = [...programmes].sort((a, b) => Number(alike(b)) - Number(alike(a)) || b.projects - a.projects).slice(0, OFFERED);
  return (
    <Empty title={intl.formatMessage({ id: 'country.unknown-programme' })}>
      <p className="measure"><FormattedMessage id="country.unknown-programme-text" values={{ code: <Code>{text}</Code> }} /></p>
      <ul className="place-rows">
        {offered.map((one) => (
          <li key={one.place}>
            <PlaceLink place={one.place}><WordsText words={one.name} otherwise={one.place.slice(10)} /></PlaceLink>
            <span className="place-count"><FormattedMessage id="country.projects-count" values={{ count: one.projects }} /></span>
          </li>
        ))}
      </ul>
      <p><Link to="/programmes" search={elsewhere}><FormattedMessage id="country.all-programmes" /></Link></p>
    </Empty>
  );
}
