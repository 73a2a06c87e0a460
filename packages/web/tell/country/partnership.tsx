/** With whom: programmes made with the country, other programmes at work in it, who pays, and investment that followed. */
import type { Country } from '@throughline/contract/tell/country.ts';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { FigureLink } from '../../ui/figure-value.tsx';
import { WordsText, useWords } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';
import { Donors } from './donors.tsx';
import { Towards } from './towards.tsx';

type Programme = Country['programmes'][number];

/** Kinds of programme that are agreed with a country (figures 3, programme file). */
const isPartnership = (one: Programme): boolean => one.kind !== 'programme';

export function Partnership({ country, overview }: { country: Country; overview: Overview | undefined }) {
  const partnerships = country.programmes.filter(isPartnership);
  const others = country.programmes.filter((one) => !isPartnership(one));
  return (
    <section aria-labelledby="partnership-name">
      <h2 id="partnership-name"><FormattedMessage id="country.partnership" /></h2>
      {partnerships.length === 0
        ? <p className="measure"><FormattedMessage id="country.no-partnership" /></p>
        : <Programmes programmes={partnerships} />}
      {others.length > 0 && <><h3><FormattedMessage id="country.other-programmes" /></h3><Programmes programmes={others} /></>}
      {country.outside > 0 && country.programmes.length > 0 && <p className="note"><FormattedMessage id="country.outside" values={{ count: country.outside }} /></p>}
      <h3><FormattedMessage id="country.donors" /></h3>
      <Donors donors={country.donors} />
      <h3><FormattedMessage id="country.investment" /></h3>
      <Investment overview={overview} />
    </section>
  );
}

function Programmes({ programmes }: { programmes: readonly Programme[] }) {
  return (
    <ul className="place-rows">
      {programmes.map((one) => (
        <li key={one.code}>
          <PlaceLink place={`programme:${one.code}`}><WordsText words={one.name} otherwise={one.code} /></PlaceLink>
          <span className="place-kind"><FormattedMessage id={`country.kind-${one.kind}`} /></span>
          <span className="place-count">
            <FormattedMessage id="country.programme-projects" values={{ projects: one.projects, all: one.all }} />
            {one.regional > 0 && <> <FormattedMessage id="country.programme-regional" values={{ regional: one.regional }} /></>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Sums over unique deals (figures 2, distinct-sum): what investors committed beside the organisation's own money. */
function Investment({ overview }: { overview: Overview | undefined }) {
  const words = useWords();
  const along = useAlong(overview?.place ?? '');
  const found = (overview?.areas ?? []).flatMap((area) => area.figures).filter(({ indicator }) => indicator.kind === 'distinct-sum');
  if (found.length === 0) return <p className="measure"><FormattedMessage id="country.no-investment" /></p>;
  return (
    <>
      <ul className="place-rows">
        {found.map(({ indicator, figure }) => (
          <li key={indicator.code}>
            <Link to="/indicators/$code" params={{ code: indicator.code }} search={along.here}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>
            <span className="place-figure"><FigureLink figure={figure} name={words(indicator.name)} /></span>
            <span className="place-count"><Towards figure={figure} bar={false} /></span>
          </li>
        ))}
      </ul>
      <p className="note measure"><FormattedMessage id="country.investment-note" /></p>
    </>
  );
}
