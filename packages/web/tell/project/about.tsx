/** What a publisher says of an activity beside results and money. */
import type { ProjectAbout } from '@throughline/contract/tell/project.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { percent } from './facts.tsx';
import type { OfProject } from './of-project.ts';
import { useProjectAbout } from './use-project.ts';

export function About({ asked }: OfProject) {
  const { data, error, refetch, dataUpdatedAt } = useProjectAbout(asked);
  return (
    <section aria-labelledby="about-name">
      <h2 id="about-name"><FormattedMessage id="project.tab.about" /></h2>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <><Stale error={error} since={dataUpdatedAt} /><Shown of={data} /></> : <Waiting lines={6} height={32} />}
    </section>
  );
}

function Shown({ of }: { of: ProjectAbout }) {
  const intl = useIntl();
  const nothing = Object.entries(of).every(([name, value]) => name === 'more' || (value as unknown[]).length === 0);
  if (nothing) return <Empty title={intl.formatMessage({ id: 'project.about-none' })}><p><FormattedMessage id="project.about-none-first" /></p></Empty>;
  return (
    <div className="project-about">
      <Part name="descriptions" all={of.descriptions} row={(one) => <><Kind of="description" code={one.type} /><div className="measure project-prose"><WordsText words={one.text} /></div></>} />
      <Part name="framework" all={of.framework} row={(one) => <><WordsText words={one.name} /> {one.code !== null && <Code>{one.code}</Code>}</>} />
      <Part name="related" all={of.related} row={(one) => (
        <>{one.held ? <PlaceLink place={`project:${one.ref}`}><WordsText words={one.title} otherwise={one.ref} /></PlaceLink> : <Code>{one.ref}</Code>}{one.held && <> <Code>{one.ref}</Code></>} <Kind of="related" code={one.type} /></>
      )} />
      <Organisations of={of} />
      <Sectors of={of} />
      <Places of={of} />
      <Part name="markers" all={of.markers} row={(one) => <><WordsText words={one.name} otherwise={one.code ?? ''} />{one.significance !== null && <span className="note"> <WordsText words={one.significance} /></span>}</>} />
      <Part name="tags" all={of.tags} row={(one) => <><WordsText words={one.name} otherwise={one.code ?? ''} />{one.vocabulary !== null && <span className="note"> <WordsText words={one.vocabulary} /></span>}</>} />
      <Part name="dates" all={of.dates} row={(one) => <DayOf of={one} />} />
      <Documents of={of} />
    </div>
  );
}

/** A heading and its rows; nothing where the source says nothing. */
function Part<Row>({ name, all, row, more = 0 }: { name: string; all: readonly Row[]; row: (one: Row) => ReactNode; more?: number }) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby={`about-${name}`}>
      <h3 id={`about-${name}`}><FormattedMessage id={`project.about.${name}`} /></h3>
      <ul>{all.map((one, at) => <li key={at}>{row(one)}</li>)}</ul>
      {more > 0 && <p className="note"><FormattedMessage id="working.cut" values={{ shown: all.length, total: all.length + more }} /></p>}
    </section>
  );
}

/** The word of a code list, small; the code itself where the list has no word. */
function Kind({ of, code }: { of: string; code: string | null }) {
  const intl = useIntl();
  if (code === null) return null;
  const id = `project.${of}.${code}`;
  return <span className="note project-kind">{intl.messages[id] ? intl.formatMessage({ id }) : code}</span>;
}

function DayOf({ of }: { of: ProjectAbout['dates'][number] }) {
  const format = useFormat();
  return <><bdi>{format.day(of.day)}</bdi> <Kind of="date" code={of.type} /></>;
}

const Organisations = ({ of }: { of: ProjectAbout }) => (
  <Part name="organisations" all={of.organisations} more={of.more.organisations} row={(one) => (
    <><WordsText words={one.name} otherwise={one.ref ?? ''} /> {one.name !== null && one.ref !== null && <Code>{one.ref}</Code>} <Kind of="role" code={one.role} />{one.type !== null && <span className="note"> · <WordsText words={one.type} /></span>}</>
  )} />
);

function Sectors({ of }: { of: ProjectAbout }) {
  const format = useFormat();
  return (
    <Part name="sectors" all={of.sectors} row={(one) => (
      <><WordsText words={one.name} otherwise={one.code ?? ''} />{one.name !== null && one.code !== null && <> <Code>{one.code}</Code></>}{one.share !== null && <> <bdi>{percent(one.share, format)}</bdi></>}{one.vocabulary !== null && <span className="note"> <WordsText words={one.vocabulary} /></span>}</>
    )} />
  );
}

function Places({ of }: { of: ProjectAbout }) {
  const format = useFormat();
  return (
    <>
      <Part name="regions" all={of.regions} row={(one) => <><WordsText words={one.name} otherwise={one.code ?? ''} />{one.share !== null && <> <bdi>{percent(one.share, format)}</bdi></>}</>} />
      <Part name="locations" all={of.locations} more={of.more.locations} row={(one) => <><WordsText words={one.name} otherwise={one.ref ?? ''} />{one.point !== null && <> <Code>{one.point}</Code></>}</>} />
    </>
  );
}

function Documents({ of }: { of: ProjectAbout }) {
  const format = useFormat();
  return (
    <Part name="documents" all={of.documents} more={of.more.documents} row={(one) => (
      <>
        <a href={one.url} rel="noreferrer noopener" target="_blank"><WordsText words={one.title} otherwise={one.url} /></a>
        <span className="note"> {one.day !== null && <>{format.shortDay(one.day)} · </>}{one.categories.map((each, at) => <span key={at}>{at > 0 && '; '}<WordsText words={each} /></span>)}</span>
      </>
    )} />
  );
}
