/** Projects of a country, and apart from them the regional ones that touch it: outside its totals, only their money by shares (figures 3.5). */
import type { Country } from '@throughline/contract/tell/country.ts';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { type Shown, ProjectTable } from './project-table.tsx';

export function CountryProjects({ country, name }: { country: Country; name: string }) {
  const intl = useIntl();
  const iso3 = country.place.slice('country:'.length);
  const isNone = country.name === null;
  const regional = country.regional.length + country.left.regional;
  const shown: Shown[] = isNone ? ['countries', 'programme', 'budget'] : ['programme', 'part'];
  return (
    <>
      {country.projects > 0 && (
        <section className="row-cards" aria-labelledby="projects-name">
          <h2 id="projects-name"><FormattedMessage id={isNone ? 'country.projects-none' : 'country.projects'} /> <span className="count"><FormattedNumber value={country.projects} /></span></h2>
          {isNone && <p className="note measure"><FormattedMessage id="country.projects-none-note" /></p>}
          <ProjectTable rows={country.rows} label={intl.formatMessage({ id: isNone ? 'country.projects-none' : 'country.projects' })} file={`projects-${iso3}.csv`} left={country.left.rows} all={{ country: iso3 }} show={shown} />
        </section>
      )}
      {regional > 0 && (
        <section className="regional row-cards" aria-labelledby="regional-name">
          <h2 id="regional-name"><FormattedMessage id="country.regional" values={{ country: name }} /> <span className="count"><FormattedNumber value={regional} /></span></h2>
          <p className="note measure"><FormattedMessage id="country.regional-text" /></p>
          <ProjectTable rows={country.regional} label={intl.formatMessage({ id: 'country.regional' }, { country: name })} file={`regional-${iso3}.csv`} left={country.left.regional} show={['countries', 'share', 'part', 'budget']} />
        </section>
      )}
    </>
  );
}
