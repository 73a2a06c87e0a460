/** One figure over the world, to see a country among its neighbours: the measure that adds over countries and most projects have. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { allIndicators } from '../../framework/all-indicators.ts';
import type { AskedFigures } from '../../rollup/asked.ts';
import { usePlaces } from '../../rollup/places.ts';
import { api } from '../../shell/api.ts';
import { useFormat } from '../../ui/format.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { WorldMap } from '../../ui/world-map/world-map.tsx';
import { useAlong } from './asked.ts';

/** Its heading and its room, so that nothing below moves when the map comes. */
const Coming = () => (
  <section aria-labelledby="map-name">
    <h2 id="map-name"><FormattedMessage id="country.map-heading" /></h2>
    <Waiting lines={8} height={32} />
  </section>
);

type Asked = Pick<AskedFigures, 'organisation' | 'period' | 'asOf'> & { readonly selected: string | null };

export function PlaceMap({ organisation, period, asOf, selected }: Asked) {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const places = usePlaces();
  const { elsewhere } = useAlong('');
  const { data: measured } = useQuery({ queryKey: ['indicators', organisation], queryFn: () => allIndicators(organisation) });
  const indicator = useMemo(() => [...(measured ?? [])].filter((one) => one.kind === 'flow').sort((a, b) => b.projects - a.projects)[0], [measured]);
  const asked = { organisation, period, asOf, place: 'organisation' };
  const { data } = useQuery({ queryKey: ['indicator', indicator?.code, asked], queryFn: () => api.indicator(indicator!.code, asked), enabled: indicator !== undefined, placeholderData: keepPreviousData });
  const rows = useMemo(() => {
    const figures = new Map((data?.byCountry ?? []).map(({ figure }) => [figure.place, figure]));
    return (places?.countries ?? []).filter((one) => one.place !== 'country:none').map((one) => ({ iso3: one.place.slice(8), figure: figures.get(one.place) ?? null, projects: one.projects }));
  }, [data, places]);
  if ((measured && !indicator) || (data && places && rows.length === 0)) return null;
  if (!indicator || !data || rows.length === 0) return <Coming />;
  return (
    <section aria-labelledby="map-name">
      <h2 id="map-name"><FormattedMessage id="country.map-heading" /></h2>
      <WorldMap
        title={intl.formatMessage({ id: 'country.map' }, { indicator: words(indicator.name) || indicator.code, period: format.period(data.period) })}
        rows={rows} selected={selected}
        onOpen={(iso3) => void navigate({ to: '/countries/$iso3', params: { iso3 }, search: elsewhere })}
      />
    </section>
  );
}
