/** What projects are told apart by, each value with its count; at the side, or in a drawer where there is no side. */
import type { FacetCounts } from '@throughline/contract/design/projects.ts';
import { NONE, type Facet } from '@throughline/contract/design/choices.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import { type AskedProjects, choosing } from './asked-projects.ts';
import { useFacetNames } from './facet-names.ts';
import { SideDialog } from './sheets.tsx';

/** Values shown before all are asked for. */
const FEW = 6;
/** Facets that stand open when nothing of them is chosen. */
const OPEN: readonly Facet[] = ['status', 'programme', 'country', 'data'];

type Asked = { asked: AskedProjects; facets: readonly FacetCounts[] };

export function Facets({ asked, facets }: Asked) {
  return (
    <aside className="facets" aria-label={useIntl().formatMessage({ id: 'portfolio.facets' })}>
      {facets.filter((one) => tells(one, asked)).map((one) => <OneFacet key={one.facet} counts={one} chosen={asked.chosen[one.facet] ?? []} />)}
    </aside>
  );
}

/** A facet that nobody states tells nothing apart. */
const tells = ({ facet, values }: FacetCounts, asked: AskedProjects): boolean =>
  (asked.chosen[facet]?.length ?? 0) > 0 || values.some((one) => one.value !== NONE);

export function FacetDrawer({ asked, facets, found, onClose }: Asked & { found: number; onClose: () => void }) {
  const intl = useIntl();
  return (
    <SideDialog title={intl.formatMessage({ id: 'portfolio.facets' })} name="facet-drawer" size="22rem" onClose={onClose}>
      <Facets asked={asked} facets={facets} />
      <p className="facet-drawer-foot"><button type="button" className="button-link" onClick={onClose}><FormattedMessage id="portfolio.show-found" values={{ count: found }} /></button></p>
    </SideDialog>
  );
}

function OneFacet({ counts, chosen }: { counts: FacetCounts; chosen: readonly string[] }) {
  const { facet, values } = counts;
  const { facetName, valueName } = useFacetNames();
  const [all, setAll] = useState(false);
  const intl = useIntl();
  const name = facetName(facet);
  const named = inOrder(facet, values.map((one) => ({ ...one, text: valueName(facet, one) })), intl.locale);
  const known = chosen.filter((one) => values.some(({ value }) => value === one));
  // what is chosen stays in sight
  const shown = all ? named : named.filter((one, at) => at < FEW || chosen.includes(one.value));
  return (
    <details className="facet" open={OPEN.includes(facet) || chosen.length > 0}>
      <summary>{name}{known.length > 0 && <span className="count">{known.length}</span>}</summary>
      <ul aria-label={name} className={all ? 'facet-values is-all' : 'facet-values'}>
        {shown.map((one) => <li key={one.value}><Value facet={facet} value={one.value} text={one.text} count={one.count} chosen={chosen} /></li>)}
      </ul>
      {named.length > FEW && (
        <button type="button" className="link-button facet-more" aria-expanded={all} onClick={() => setAll(!all)} aria-label={`${name}: ${intl.formatMessage({ id: all ? 'portfolio.fewer' : 'portfolio.all-values' }, { count: named.length })}`}>
          <FormattedMessage id={all ? 'portfolio.fewer' : 'portfolio.all-values'} values={{ count: named.length }} />
        </button>
      )}
    </details>
  );
}

type Named = FacetCounts['values'][number] & { readonly text: string };
/** Facets with an order of their own keep it; elsewhere those of equal count stand by name. */
const OWN_ORDER: readonly Facet[] = ['status', 'data', 'year', 'goal'];

function inOrder(facet: Facet, values: readonly Named[], locale: string): readonly Named[] {
  if (OWN_ORDER.includes(facet)) return values;
  const last = (one: Named): number => (one.value === NONE ? 1 : 0);
  return [...values].sort((a, b) => last(a) - last(b) || b.count - a.count || a.text.localeCompare(b.text, locale));
}

type OneValue = { facet: Facet; value: string; text: string; count: number; chosen: readonly string[] };

function Value({ facet, value, text, count, chosen }: OneValue) {
  const change = useChangeQuestion();
  const question = useQuestion();
  const format = useFormat();
  const on = chosen.includes(value);
  const turn = () => change(choosing(question, facet, on ? chosen.filter((one) => one !== value) : [...chosen, value]));
  return (
    <label className={on ? 'facet-value is-chosen' : 'facet-value'}>
      <input type="checkbox" checked={on} onChange={turn} data-facet={facet} data-value={value} />
      <span className="facet-text"><bdi>{text}</bdi></span>
      <span className="facet-count">{format.count(count)}</span>
    </label>
  );
}
