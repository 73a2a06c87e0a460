/** One sentence per result area, as much as is known and no more. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { useIntl, FormattedMessage } from 'react-intl';
import { FigureLink, hasNumber } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { isWay } from '../ui/share-of-target.tsx';
import { useWords } from '../ui/words-text.tsx';
import { type Area, type AreaFigure, leading, useAreaName } from './areas.ts';

export function Sentences({ areas }: { areas: readonly Area[] }) {
  const intl = useIntl();
  return (
    <section className="sentences" aria-labelledby="sentences-name">
      <h2 id="sentences-name">{intl.formatMessage({ id: 'overview.sentences' })}</h2>
      <ul>
        {areas.map((area) => {
          const lead = leading(area.figures);
          return lead && <li key={area.area}><Sentence area={area.area} lead={lead} /></li>;
        })}
      </ul>
    </section>
  );
}

function Sentence({ area, lead }: { area: string; lead: AreaFigure }) {
  const { indicator, figure } = lead;
  const format = useFormat();
  const words = useWords();
  const areaName = useAreaName()(area);
  const name = words(indicator.name) || indicator.code;
  const like = figure.achievement === null ? figure.likeForLike : null;
  return (
    <>
      <span className="sentence-area">{areaName}</span>{' '}
      <span className="sentence-text">
        <FormattedMessage
          id={`sentence.${sentenceOf(figure)}`}
          values={{
            indicator: name,
            value: <FigureLink figure={figure} name={name} />,
            hasTarget: figure.achievement === null ? 'no' : isWay(figure) ? 'way' : 'yes',
            achievement: figure.achievement === null ? '' : format.share(figure.achievement),
            hasLike: like?.achievement == null ? 'no' : isWay(like) ? 'way' : 'yes',
            like: like?.achievement == null ? '' : format.share(like.achievement),
            missing: Math.max(0, figure.coverage.expected - figure.coverage.reported),
            reported: figure.coverage.reported,
            expected: figure.coverage.expected,
          }}
        />
      </span>
    </>
  );
}

/** Which sentence fits: by the label; texts and levels have their own. */
function sentenceOf(figure: Figure): string {
  if (!hasNumber(figure)) return figure.kind === 'qualitative' && (figure.texts?.length ?? 0) > 0 ? 'texts' : figure.label;
  return figure.label;
}
