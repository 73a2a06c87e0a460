/** The table of sections: each has an address (`tab`), and a record (`report`) opens among the reports. */
import type { ProjectPage } from '@throughline/contract/tell/project.ts';
import { Link } from '@tanstack/react-router';
import { type ComponentType, Suspense, lazy } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { loadPart } from '../../shell/catalogue.ts';
import { languageOf } from '../../shell/language.ts';
import { type Question, readQuestion, useQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { Chain } from './chain.tsx';
import type { OfProject } from './of-project.ts';

const TABS = ['results', 'indicators', 'reports', 'money', 'sdgs', 'about', 'sources', 'history'] as const;
export type Tab = (typeof TABS)[number];

const SECTIONS: Record<Tab, ComponentType<OfProject>> = {
  results: Chain,
  indicators: lazy(async () => ({ default: (await import('./grid.tsx')).Grid })),
  reports: lazy(async () => ({ default: (await import('./reports.tsx')).Reports })),
  money: lazy(async () => ({ default: (await import('./money.tsx')).ProjectMoney })),
  sdgs: lazy(async () => ({ default: (await import('./sdgs.tsx')).Sdgs })),
  about: lazy(async () => ({ default: (await import('./about.tsx')).About })),
  sources: lazy(async () => ({ default: (await import('./sources.tsx')).Sources })),
  history: lazy(async () => {
    const language = languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined);
    const [{ ProjectHistory }] = await Promise.all([import('./history.tsx'), loadPart('trail', language)]);
    return { default: ProjectHistory };
  }),
};

/** What a project shows first: its results, or where none are stated what it measures. */
const firstOf = (of: ProjectPage): Tab => (of.results.length === 0 && of.indicators.length > 0 ? 'indicators' : 'results');

/** The section that an address names; a record is among the reports, an unknown name is the first. */
function tabOf({ tab, report }: Question, of: ProjectPage): Tab {
  if (tab === undefined && report !== undefined) return 'reports';
  return TABS.find((one) => one === tab) ?? firstOf(of);
}

/** How much there is in a section, where that is worth knowing before opening it. */
function countOf(of: ProjectPage, tab: Tab): number | null {
  if (tab === 'results') return of.results.length;
  if (tab === 'indicators') return of.indicators.length;
  if (tab === 'reports') return of.counts.reports;
  return tab === 'sources' && of.counts.notUnderstood > 0 ? of.counts.notUnderstood : null;
}

export function SectionNav({ of }: { of: ProjectPage }) {
  const intl = useIntl();
  const format = useFormat();
  const here = tabOf(useQuestion(), of);
  const shown = TABS.filter((tab) => tab !== 'about' || of.counts.published);
  return (
    <nav className="project-nav" aria-label={intl.formatMessage({ id: 'project.sections' })}>
      <ul>
        {shown.map((tab) => {
          const count = countOf(of, tab);
          const marked = { className: tab === here ? 'is-here' : '', 'aria-current': tab === here ? ('true' as const) : undefined };
          return (
            <li key={tab}>
              <Link to="." search={((before: Question) => readQuestion({ ...before, tab: tab === firstOf(of) ? '' : tab, report: '', submission: '', result: '', find: '' })) as never} resetScroll={false} activeProps={marked} inactiveProps={marked}>
                <FormattedMessage id={`project.tab.${tab}`} />{count !== null && <span className="count"> {format.count(count)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

export function Section({ of, asked }: OfProject) {
  const tab = tabOf(useQuestion(), of);
  const Shown = SECTIONS[tab];
  return <div className="project-section"><Suspense fallback={<Waiting lines={6} height={36} />}><Shown of={of} asked={asked} /></Suspense></div>;
}
