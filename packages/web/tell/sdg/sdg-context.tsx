/** Level 1: what others publish of the countries where these projects work; apart from the results, never added to them. */
import type { SdgPage } from '@throughline/contract/tell/sdg.ts';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';

/** The nature by which the SDG database marks its publisher's estimates. */
const ESTIMATED = 'estimated';

export function SdgContext({ page }: { page: SdgPage }) {
  const format = useFormat();
  const unit = useUnit();
  if (page.context.length === 0) return null;
  return (
    <section className="sdg-section sdg-targets" aria-labelledby="context-name">
      <h2 id="context-name"><FormattedMessage id="sdg.context" /></h2>
      <p className="note"><FormattedMessage id="sdg.context-note" /></p>
      {page.context.map((one) => (
        <details key={one.code}>
          <summary><WordsText words={one.name} otherwise={one.code} /> <Code>{one.code}</Code></summary>
          {one.latest.length === 0 ? <p className="quiet"><FormattedMessage id="sdg.context-none" /></p> : (
            <ul>
              {one.latest.map((row) => (
                <li key={row.country}>
                  <PlaceLink place={`country:${row.country}`}><WordsText words={row.name} otherwise={row.country} /></PlaceLink>: <bdi>{format.value(row.value, { kind: 'external', unit: null })} {unit({ kind: 'external', unit: one.unit })}</bdi> <span className="quiet">({row.nature === ESTIMATED ? <FormattedMessage id="sdg.estimated" values={{ year: String(row.year) }} /> : row.year})</span>
                </li>
              ))}
            </ul>
          )}
          {one.source && <p className="note">{one.source}</p>}
        </details>
      ))}
    </section>
  );
}
