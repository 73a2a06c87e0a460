/** Projects and countries at a goal or target. */
import type { SdgPage } from '@throughline/contract/tell/sdg.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { usePlaceName } from '../../rollup/places.ts';
import { FirstOf } from '../country/first-of.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';

/** A code keeps its own direction in a list of Arabic (docs/look.md). */
const isolated = (code: string): string => `\u2066${code}\u2069`;

/** Rows before the others are asked for. */
const FIRST = 12;

export function SdgProjects({ page }: { page: SdgPage }) {
  const intl = useIntl();
  const words = useWords();
  const nameOf = usePlaceName();
  const format = useFormat();
  const tags = (all: readonly string[]) => format.list(all.map((tag) => (tag.endsWith('.') ? intl.formatMessage({ id: 'sdg.whole-goal' }) : isolated(tag))));
  const country = (iso3: string | null) => nameOf(`country:${iso3 ?? 'none'}`);
  const columns: Column<SdgPage['projects'][number]>[] = [
    { key: 'project', name: intl.formatMessage({ id: 'column.project' }), cell: (row) => <><PlaceLink place={`project:${row.code}`}><WordsText words={row.title} otherwise={row.code} /></PlaceLink> <Code>{row.code}</Code></>, text: (row) => `${row.code} ${words(row.title)}`, sort: (row) => words(row.title) || row.code },
    { key: 'country', name: intl.formatMessage({ id: 'column.country' }), cell: (row) => (row.country === null ? country(null) : <PlaceLink place={`country:${row.country}`}>{country(row.country)}</PlaceLink>), text: (row) => row.country ?? '', sort: (row) => country(row.country) },
    { key: 'tags', name: intl.formatMessage({ id: 'sdg.tagged' }), cell: (row) => <bdi>{tags(row.tags)}</bdi>, text: (row) => row.tags.join('; '), sort: (row) => row.tags.join(' ') },
    { key: 'goals', name: intl.formatMessage({ id: 'sdg.at-goals' }), number: true, cell: (row) => format.count(row.goals), text: (row) => String(row.goals), sort: (row) => row.goals },
  ];
  return (
    <section className="sdg-section" aria-labelledby="projects-name">
      <h2 id="projects-name"><FormattedMessage id="sdg.projects" /> <span className="count">{format.count(page.projects.length)}</span></h2>
      {page.goalOnly > 0 && <p className="note"><FormattedMessage id="sdg.goal-only" values={{ projects: page.goalOnly }} /></p>}
      <FirstOf of={page.projects} first={FIRST} words="sdg.show-all">{(shown) => {
        const whole = shown.length === page.projects.length;
        // a part is neither sorted nor given as a file: it would be taken for the whole
        return <DataTable rows={shown} rowKey={(row) => row.code} label={intl.formatMessage({ id: 'sdg.projects' })} columns={whole ? columns : columns.map(({ sort: _whole, ...column }) => column)} {...(whole ? { file: `sdg-${page.code}-projects.csv` } : {})} />;
      }}</FirstOf>
    </section>
  );
}
