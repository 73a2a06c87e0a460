/** The indicator over the years, programme beside programme or country beside country. */
import { useQuery } from '@tanstack/react-query';
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { useWords } from '../ui/words-text.tsx';
import type { AskedFigures } from './asked.ts';
import { panelsOf } from './compared-panels.ts';
import { useLike } from './indicator-like.tsx';
import { usePlaceName } from './places.ts';
import { SmallMultiples } from './small-multiples.tsx';

/** Places drawn at most; all of them stand in the tables below. */
const MOST = 40;
/** What has no number over time is listed, not drawn. */
const DRAWN = (kind: string): boolean => kind !== 'qualitative' && kind !== 'ordinal';

type Sort = 'programme' | 'country';

export function IndicatorMultiples({ body, asked }: { body: IndicatorPage; asked: AskedFigures }) {
  const intl = useIntl();
  const sorts = ([['programme', body.byProgramme], ['country', body.byCountry]] as const).filter(([, rows]) => rows.length > 1);
  const [chosen, choose] = useState<Sort>('programme');
  const sort = sorts.some(([one]) => one === chosen) ? chosen : sorts[0]?.[0];
  if (sort === undefined || !DRAWN(body.indicator.kind) || body.years.length < 2) return null;
  return (
    <section className="breakdown" aria-labelledby="side-by-side">
      <h2 id="side-by-side"><FormattedMessage id="indicator.side-by-side" /></h2>
      {sorts.length > 1 && (
        <SegmentedChoice name={intl.formatMessage({ id: 'indicator.side-by-side' })} value={sort} choices={sorts.map(([one]) => [one, `by.${one}`] as const)} onChoose={choose} />
      )}
      <Panels body={body} asked={asked} places={(sort === 'programme' ? body.byProgramme : body.byCountry).slice(0, MOST).map((one) => one.figure.place)} sort={sort} />
    </section>
  );
}

function Panels({ body, asked, places, sort }: { body: IndicatorPage; asked: AskedFigures; places: readonly string[]; sort: Sort }) {
  const intl = useIntl();
  const words = useWords();
  const name = usePlaceName();
  const like = useLike();
  const years = body.years.map(String);
  const question = { organisation: asked.organisation, asOf: asked.asOf, indicator: [body.indicator.code], place: places, period: [...new Set([...years, body.period])] };
  const { data } = useQuery({ queryKey: ['figures', question], queryFn: () => api.figures(question) });
  const panels = panelsOf(data?.figures ?? [], places, years, name);
  const of = words(body.indicator.name) || body.indicator.code;
  const period = years.includes(body.period) ? body.period : years.at(-1)!;
  return <SmallMultiples title={intl.formatMessage({ id: `indicator.by-${sort}` }, { indicator: of })} name={`${body.indicator.code}-${sort}`} of={of} panels={panels} period={period} like={like} />;
}
