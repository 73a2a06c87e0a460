/** Countries: where the organisation works, found by name in any language, narrowed by group. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AskedFigures } from '../../rollup/asked.ts';
import { earlyFigures } from '../../rollup/early.ts';
import { Filters } from '../../rollup/filters.tsx';
import { Opening } from '../../rollup/opening.tsx';
import { QuestionInWords } from '../../rollup/question-in-words.tsx';
import { api } from '../../shell/api.ts';
import { Page } from '../../shell/page.tsx';
import { useAlong, useAskedAt } from './asked.ts';
import { CountriesList } from './countries-list.tsx';
import './country.css';
import { PlaceMap } from './place-map.tsx';
import { PageAnswer } from './page-answer.tsx';

const countriesOf = ({ organisation, period, asOf }: Omit<AskedFigures, 'place'>) => ({ queryKey: ['countries', organisation, period, asOf], queryFn: () => api.countries({ organisation, period, asOf }) });

export const early = earlyFigures((asked) => [countriesOf(asked)]);

export function CountriesPage() {
  const asked = useAskedAt('organisation');
  const title = useIntl().formatMessage({ id: 'nav.countries' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked asked={asked} title={title} />;
}

function Asked({ asked: { organisation, period, asOf, place }, title }: { asked: AskedFigures; title: string }) {
  const answer = useQuery({ ...countriesOf({ organisation, period, asOf }), placeholderData: keepPreviousData });
  const { elsewhere } = useAlong(place);
  const asked = { organisation, period, asOf, place };
  return (
    <Page
      title={title}
      above={<p className="page-above"><Link to="/programmes" search={elsewhere}><FormattedMessage id="country.to-programmes" /></Link></p>}
      lead={<QuestionInWords asked={asked} asOf={answer.data?.asOf} />}
    >
      <Filters asked={asked} years={answer.data?.years ?? []} places={false} />
      <PageAnswer answer={answer}>{(body) => (
        <>
          <CountriesList body={body} />
          <div className="place-page"><PlaceMap organisation={organisation} period={period} asOf={asOf} selected={null} /></div>
        </>
      )}</PageAnswer>
    </Page>
  );
}
