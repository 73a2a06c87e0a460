/** A figure with values of older frameworks in it, as a link that opens its working with them (figures 15.9). */
import { Link } from '@tanstack/react-router';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { useIntl } from 'react-intl';
import { type Question, readQuestion, workingText } from '../shell/question.ts';
import { FigureValue, figureText } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';

const NOT_MARKED = { className: '', 'aria-current': undefined } as const;

export function LegacyFigure({ figure, name }: { figure: Figure; name: string }) {
  const intl = useIntl();
  const format = useFormat();
  const said = intl.formatMessage({ id: 'mapping.with-of' }, { figure: `${name} ${figureText(figure, format, intl)}` });
  return (
    <Link
      to="." resetScroll={false} preload={false} activeProps={NOT_MARKED} className="figure-link" aria-haspopup="dialog"
      search={((before: Question) => readQuestion({ ...before, working: workingText(figure), legacy: '1' })) as never}
      aria-label={intl.formatMessage({ id: 'figure.open' }, { figure: said })}
      data-legacy={workingText(figure)} data-value={figure.value ?? figure.bounds?.low ?? ''}
    >
      <FigureValue figure={figure} unit={false} />
    </Link>
  );
}
