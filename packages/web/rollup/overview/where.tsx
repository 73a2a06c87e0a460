/** Any figure over the world: chosen by name, kept in the address, each country's figure asked of the one route. */
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { travelling, useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { WorldMap } from '../../ui/world-map/world-map.tsx';
import { type Area, leading, useAreaName } from '../areas.ts';
import type { AskedFigures } from '../asked.ts';
import { usePlaceName, usePlaces } from '../places.ts';
import { placeParts } from './place-parts.ts';

type Asked = { asked: AskedFigures; areas: readonly Area[] };

export default function Where({ asked, areas }: Asked) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { measure } = useQuestion();
  const areaName = useAreaName();
  const words = useWords();
  const choices = useMemo(() => areas.map((area) => ({ area: area.area, rows: area.figures.map((one) => one.indicator).filter((one) => one.kind !== 'qualitative') })).filter((one) => one.rows.length > 0), [areas]);
  const standard = useMemo(() => widest(areas), [areas]);
  const code = measure ?? standard;
  if (code === undefined) return <p className="quiet"><FormattedMessage id="overview.none-here" /></p>;
  return (
    <>
      <NativeSelect className="measure-choice" label={intl.formatMessage({ id: 'overview.measure' })} value={code} onChange={(event) => change({ measure: event.currentTarget.value }, { replace: true })}>
        {!choices.some((one) => one.rows.some((row) => row.code === code)) && <option value={code}>{code}</option>}
        {choices.map((one) => (
          <optgroup key={one.area} label={areaName(one.area)}>
            {one.rows.map((row) => <option key={row.code} value={row.code}>{words(row.name) || row.code}</option>)}
          </optgroup>
        ))}
      </NativeSelect>
      <OverTheWorld asked={asked} code={code} name={words(choices.flatMap((one) => one.rows).find((row) => row.code === code)?.name) || code} />
    </>
  );
}

/** Of the figures that lead, the one that most projects measure. */
const widest = (areas: readonly Area[]): string | undefined =>
  areas.map((area) => leading(area.figures)?.indicator).filter((one) => one !== undefined && one.kind !== 'qualitative')
    .sort((a, b) => b!.projects - a!.projects)[0]?.code;

/** What a country is joined with: the goal or the programme asked for (figures 3 joins two); a country or group asked for is seen among the others. */
function joined(place: string): { at: (country: string) => string; whole: string } {
  const { programme, other } = placeParts(place);
  if (other?.startsWith('sdg:')) return { at: (country) => `${country}+${other}`, whole: other };
  if (programme !== null) return { at: (country) => `${programme}+${country}`, whole: programme };
  return { at: (country) => country, whole: 'organisation' };
}

function OverTheWorld({ asked, code, name }: { asked: AskedFigures; code: string; name: string }) {
  const intl = useIntl();
  const format = useFormat();
  const placeName = usePlaceName();
  const navigate = useNavigate();
  const change = useChangeQuestion();
  const { place: _elsewhere, ...along } = travelling(useQuestion());
  const countries = usePlaces()?.countries.filter((one) => one.place !== 'country:none');
  const { at, whole } = useMemo(() => joined(asked.place), [asked.place]);
  const ask = { organisation: asked.organisation, period: asked.period, asOf: asked.asOf, indicator: code, place: (countries ?? []).map((one) => at(one.place)) };
  const { data, error, refetch } = useQuery({ queryKey: ['figures', ask], queryFn: () => api.figures(ask), enabled: ask.place.length > 0, placeholderData: keepPreviousData });
  const rows = useMemo(() => {
    const figures = new Map((data?.figures ?? []).map((one) => [one.place, one]));
    return (countries ?? []).map((one) => ({ iso3: one.place.slice(8), figure: figures.get(at(one.place)) ?? null, projects: one.projects }));
  }, [data, countries, at]);
  if (countries?.length === 0) return <p className="quiet"><FormattedMessage id="overview.no-countries" /></p>;
  if (error && !data) return <Refusal error={error} again={() => void refetch()} otherwise={<button type="button" className="link-button" onClick={() => change({ measure: undefined })}><FormattedMessage id="overview.measure-clear" /></button>} />;
  if (!data) return <Waiting lines={10} />;
  const { other } = placeParts(asked.place);
  return (
    <WorldMap
      title={intl.formatMessage({ id: 'overview.map-title' }, { indicator: name, place: placeName(whole), period: format.period(asked.period) })}
      rows={rows} selected={other?.startsWith('country:') ? other.slice(8) : null}
      onOpen={(iso3) => void navigate({ to: '/countries/$iso3', params: { iso3 }, search: along as never })}
    />
  );
}
