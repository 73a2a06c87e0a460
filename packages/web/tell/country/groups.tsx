/** The groups that a country belongs to when the asked period ends, with the days on which it came and left (figures 3.4). */
import type { Country } from '@throughline/contract/tell/country.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { WordsText } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';

export function Groups({ country }: { country: Country }) {
  const format = useFormat();
  const holding = country.groups.filter((one) => one.holds);
  const former = country.groups.filter((one) => !one.holds);
  if (country.groups.length === 0) return null;
  return (
    <section aria-labelledby="groups-name">
      <h2 id="groups-name"><FormattedMessage id="country.groups" /></h2>
      <p className="note"><FormattedMessage id="country.groups-note" values={{ day: format.day(country.day) }} /></p>
      <ul className="place-rows is-groups">
        {holding.map((one) => <GroupRow key={`${one.code} ${one.from}`} group={one} place={country.place} />)}
        {former.map((one) => <GroupRow key={`${one.code} ${one.from}`} group={one} place={country.place} />)}
      </ul>
    </section>
  );
}

function GroupRow({ group, place }: { group: Country['groups'][number]; place: string }) {
  const { elsewhere } = useAlong(place);
  const search = { ...(elsewhere as object), group: group.code } as never;
  return (
    <li className={group.holds ? undefined : 'is-former'}>
      <Link to="/countries" search={search}><WordsText words={group.name} otherwise={group.code} /></Link>
      <span className="place-kind"><FormattedMessage id={`country.group-${group.kind}`} /></span>
      <span className="place-count"><Days from={group.from} to={group.to} /></span>
    </li>
  );
}

function Days({ from, to }: { from: string | null; to: string | null }) {
  const format = useFormat();
  if (from === null && to === null) return null;
  const values = { from: from === null ? '' : format.day(from), to: to === null ? '' : format.day(to) };
  return <FormattedMessage id={from !== null && to !== null ? 'country.member-between' : from !== null ? 'country.member-since' : 'country.member-until'} values={values} />;
}
