/** Level 1: what others publish of the country. Apart from results, on its own ground, and never added to them. */
import { useDirection } from '@mantine/core';
import type { Country } from '@throughline/contract/tell/country.ts';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { useFormat } from '../../ui/format.ts';
import { Picture } from '../../ui/picture.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { useUnit } from '../../ui/units.ts';
import { WordsText, useWords } from '../../ui/words-text.tsx';
import { contextMark, isEstimate } from './context-mark.ts';

type Statistic = Country['context'][number];

export function Context({ statistics, country }: { statistics: readonly Statistic[]; country: string }) {
  const sources = [...new Set(statistics.map((one) => one.source))];
  return (
    <section className="context" aria-labelledby="context-name">
      <h2 id="context-name"><FormattedMessage id="country.context" /></h2>
      {statistics.length === 0 ? <p className="measure"><FormattedMessage id="country.no-context" /></p> : (
        <>
          <p className="note measure"><FormattedMessage id="country.context-note" />{statistics.some((one) => one.points.some(isEstimate)) && <> <FormattedMessage id="country.context-marks" /></>}</p>
          <ul className="context-rows">{statistics.map((one) => <Series key={one.indicator} of={one} country={country} />)}</ul>
          <p className="note"><FormattedMessage id="country.source" values={{ source: <bdi>{sources.join('; ')}</bdi> }} /></p>
        </>
      )}
    </section>
  );
}

/** Value, first and last, and the course between; all years open below. */
function Series({ of, country }: { of: Statistic; country: string }) {
  const { dir } = useDirection();
  const intl = useIntl();
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const valued = useValued(of);
  const name = words(of.name) || of.indicator;
  const [first, last] = [of.points[0]!, of.points.at(-1)!];
  const title = intl.formatMessage({ id: 'country.context-title' }, { name, country, from: String(first.year), to: String(last.year) });
  return (
    <li>
      <p className="context-name"><WordsText words={of.name} otherwise={of.indicator} /> {of.sdg && <SdgMark target={of.sdg} />}</p>
      <p className="context-value"><Large value={valued(last.value)} /> <span className="context-year">{isEstimate(last) ? <FormattedMessage id="country.estimated" values={{ year: String(last.year) }} /> : last.year}</span></p>
      {!open && <Picture of={contextMark(of.points, { width: 160, height: 36, mirrored: dir === 'rtl', title })} />}
      {!open && first !== last && <p className="context-first"><FormattedMessage id="country.context-first" values={{ value: <bdi>{whole(valued(first.value))}</bdi>, year: String(first.year) }} /></p>}
      <button type="button" className="link-button" aria-expanded={open} aria-controls={id} aria-label={intl.formatMessage({ id: open ? 'country.years-less-of' : 'country.years-all-of' }, { name })} onClick={() => setOpen(!open)}>
        <FormattedMessage id={open ? 'country.years-less' : 'country.years-all'} />
      </button>
      <div id={id} hidden={!open}>{open && <Whole of={of} title={title} valued={valued} mirrored={dir === 'rtl'} />}</div>
    </li>
  );
}

function Whole({ of, title, valued, mirrored }: { of: Statistic; title: string; valued: Valued; mirrored: boolean }) {
  return (
    <ChartFrame
      title={title} name={`${of.indicator}-published`} open notes={[of.source]}
      picture={<Picture of={contextMark(of.points, { width: 320, height: 120, mirrored, title })} />}
      rows={[['indicator', 'year', 'value', 'unit', 'nature', 'source'], ...of.points.map((one) => [of.indicator, String(one.year), one.value, of.unit ?? '', one.nature, of.source])]}
      table={(
        <table aria-label={title}>
          <thead><tr><th scope="col"><FormattedMessage id="column.year" /></th><th scope="col" className="is-number"><FormattedMessage id="country.published" /></th><th scope="col"><FormattedMessage id="country.column-nature" /></th></tr></thead>
          <tbody>{of.points.map((one) => <tr key={one.year}><th scope="row">{one.year}</th><td className="is-number"><bdi>{whole(valued(one.value))}</bdi></td><td><Nature of={one.nature} /></td></tr>)}</tbody>
        </table>
      )}
    />
  );
}

/** Natures that the SDG database names; another one stands as it is written. */
const NATURES: readonly string[] = ['country', 'country-adjusted', 'estimated', 'global-monitoring'];
const Nature = ({ of }: { of: string }) => (NATURES.includes(of) ? <FormattedMessage id={`country.nature-${of}`} /> : <bdi>{of}</bdi>);

/** A published value as people read it, and its unit. */
type Valued = (text: string) => { readonly number: string; readonly unit: string };

function useValued(of: Statistic): Valued {
  const format = useFormat();
  const unit = useUnit();
  const kind = { kind: 'rate', unit: of.unit };
  const name = unit(kind);
  return (text) => (name === '%' ? { number: format.share(hundredth(text)), unit: '' } : { number: format.value(text, { kind: 'rate', unit: null }), unit: name });
}

const whole = ({ number, unit }: ReturnType<Valued>): string => [number, unit].filter(Boolean).join(' ');
const Large = ({ value: { number, unit } }: { value: ReturnType<Valued> }) => <><bdi className="context-number">{number}</bdi>{unit && <> <span className="context-unit">{unit}</span></>}</>;

/** A percentage as a fraction of one, digit by digit: the point moves two places. */
function hundredth(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '0', rest = ''] = text.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${rest}`;
}
