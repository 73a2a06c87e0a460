/** A figure as it is said: the mark of its label, the value, its unit; and as a link that opens its working. */
import { Link } from '@tanstack/react-router';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { type IntlShape, useIntl } from 'react-intl';
import { type Question, readQuestion, workingText } from '../shell/question.ts';
import { type Format, useFormat } from './format.ts';
import { useUnit } from './units.ts';

/** The value with the mark of its label and without its unit: "≥ 1,204", "12 – 30", "no data". */
export function figureText(figure: Figure, format: Format, intl: IntlShape): string {
  if (figure.bounds) {
    return intl.formatMessage({ id: 'figure.between' }, { low: format.value(figure.bounds.low, figure), high: format.value(figure.bounds.high, figure) });
  }
  if (figure.value === null) {
    const texts = figure.texts?.length ?? 0;
    if (figure.kind === 'qualitative' && texts > 0) return intl.formatMessage({ id: 'figure.texts' }, { texts });
    return intl.formatMessage({ id: `label.${figure.label}` });
  }
  const value = format.value(figure.value, figure);
  return figure.label === 'lower-bound' ? intl.formatMessage({ id: 'figure.at-least' }, { value }) : value;
}

/** Whether there is a number to show. */
export const hasNumber = (figure: Figure): boolean => figure.value !== null || figure.bounds !== null;

/** The router marks links to the page that is shown as current; a figure is not a page. */
const NOT_MARKED = { className: '', 'aria-current': undefined } as const;

/**
 * `asOf`: the figure is as it was known on that day, not on the day of the address; its working opens as of then. `snapshot`: it is
 * of a snapshot, and opens to what was frozen with it.
 */
type Shown = { figure: Figure; name?: string; unit?: boolean; big?: boolean; asOf?: string | undefined; snapshot?: string | undefined };

export function FigureValue({ figure, unit = true }: Shown) {
  const format = useFormat();
  const intl = useIntl();
  const unitText = useUnit()(figure);
  const number = hasNumber(figure);
  // the sign of a percentage belongs to its number, as each language writes it
  const sign = unit && number && unitText === '%' ? intl.formatNumber(0, { style: 'percent' }).replace('0', '') : '';
  return (
    <span className={number ? 'figure' : 'figure is-word'}>
      <bdi className="figure-number">{figureText(figure, format, intl)}{sign}</bdi>
      {unit && number && sign === '' && unitText !== '' && <span className="figure-unit">{unitText}</span>}
    </span>
  );
}

/** The figure as a link: its working opens beside the screen, at an address of its own. `name` says what it is a figure of. */
export function FigureLink({ figure, name, unit = true, big = false, asOf, snapshot }: Shown) {
  const intl = useIntl();
  const format = useFormat();
  const unitText = useUnit()(figure);
  const said = [name, figureText(figure, format, intl), hasNumber(figure) ? unitText : ''].filter(Boolean).join(' ');
  return (
    <Link
      to="."
      search={((before: Question) => readQuestion({ ...before, working: workingText(figure), workingAsOf: asOf, workingSnapshot: snapshot })) as never}
      resetScroll={false}
      preload={false}
      activeProps={NOT_MARKED}
      className={big ? 'figure-link is-big' : 'figure-link'}
      aria-haspopup="dialog"
      aria-label={intl.formatMessage({ id: 'figure.open' }, { figure: said })}
      data-figure={workingText(figure)}
      data-as-of={asOf}
      data-snapshot={snapshot}
      data-value={figure.value ?? figure.bounds?.low ?? ''}
    >
      <FigureValue figure={figure} unit={unit} />
    </Link>
  );
}
