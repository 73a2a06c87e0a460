/** A programme, and joined to it a country, a group of countries or a goal (figures 3). */
import { NativeSelect } from '@mantine/core';
import type { Places } from '@throughline/contract/rollup/pages.ts';
import { useMemo } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { useFramework } from '../../framework/use-framework.ts';
import { useChangeQuestion } from '../../shell/question.ts';
import { useAfterPaint } from '../../ui/after-paint.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { usePlaceName, usePlaces } from '../places.ts';
import { placeParts, withPart } from './place-parts.ts';

type Row = Places['countries'][number];
type Choice = { place: string; name: string };

export function PlaceFilters({ place }: { place: string }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const places = usePlaces();
  const words = useWords();
  const name = usePlaceName();
  const { programme, other } = placeParts(place);
  const sdgs = useFramework()?.sdgs;
  // hundreds of choices that nobody sees yet wait for the first paint
  const chosen = useAfterPaint() ? places : undefined;
  const groups = useMemo(() => groupsOf(chosen, intl, (row) => words(row.name) || name(row.place), sdgs ?? []), [chosen, intl, words, sdgs]);
  const programmes = useMemo(() => inOrder(places?.programmes ?? [], intl, (row) => words(row.name) || name(row.place)), [places, intl, words]);
  return (
    <>
      {(programmes.length > 0 || programme !== null) && (
        <NativeSelect
          className="filter-programme"
          label={intl.formatMessage({ id: 'column.programme' })}
          value={programme ?? ''}
          onChange={(event) => change({ place: withPart(place, { programme: event.currentTarget.value || null }) })}
        >
          <option value="">{intl.formatMessage({ id: 'filter.programme-all' })}</option>
          {programme !== null && !programmes.some((row) => row.place === programme) && <option value={programme}>{name(programme)}</option>}
          {programmes.map((row) => <option key={row.place} value={row.place}>{row.name}</option>)}
        </NativeSelect>
      )}
      <NativeSelect
        className="filter-place"
        label={intl.formatMessage({ id: 'filter.place' })}
        value={other ?? ''}
        onChange={(event) => change({ place: withPart(place, { other: event.currentTarget.value || null }) })}
      >
        <option value="">{intl.formatMessage({ id: programme === null ? 'place.organisation' : 'filter.place-all' })}</option>
        {other !== null && !groups.some((group) => group.rows.some((row) => row.place === other)) && <option value={other}>{name(other)}</option>}
        {groups.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.rows.map((row) => <option key={row.place} value={row.place}>{row.name}</option>)}
          </optgroup>
        ))}
      </NativeSelect>
    </>
  );
}

function inOrder(rows: readonly Row[], intl: IntlShape, name: (row: Row) => string): Choice[] {
  const { compare } = new Intl.Collator(intl.locale);
  return rows.map((row) => ({ place: row.place, name: name(row) })).sort((a, b) => compare(a.name, b.name));
}

function groupsOf(places: Places | undefined, intl: IntlShape, name: (row: Row) => string, sdgs: readonly { code: string; name: Row['name'] }[]): { name: string; rows: Choice[] }[] {
  if (!places) return [];
  const none = places.countries.filter((row) => row.place === 'country:none').map((row) => ({ place: row.place, name: intl.formatMessage({ id: 'place.none' }) }));
  const goals = places.sdgs.filter((row) => !row.place.includes('.')).map((row) => {
    const goal = sdgs.find((one) => `sdg:${one.code}` === row.place);
    const named = name(goal ? { ...row, name: goal.name } : row);
    return { place: row.place, name: intl.formatMessage({ id: 'place.sdg-named' }, { code: row.place.slice(4), name: named }) };
  });
  return [
    { name: intl.formatMessage({ id: 'filter.countries' }), rows: [...inOrder(places.countries.filter((row) => row.place !== 'country:none'), intl, name), ...none] },
    // lists of the United Nations come first, then regions from large to small, as the reference data has them
    { name: intl.formatMessage({ id: 'filter.groups' }), rows: places.groups.map((row) => ({ place: row.place, name: name(row) })) },
    { name: intl.formatMessage({ id: 'filter.sdgs' }), rows: goals },
  ].filter((group) => group.rows.length > 0);
}
