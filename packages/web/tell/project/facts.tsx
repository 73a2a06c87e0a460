/** What a project is, in a few lines: where, with whom, of what kind, and the file it was read from. */
import type { ProjectPage } from '@throughline/contract/tell/project.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { type Format, useFormat } from '../../ui/format.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { Source } from './source.tsx';

/** More countries than these open on demand. */
const COUNTRIES_SHOWN = 6;

export function Facts({ of }: { of: ProjectPage }) {
  const intl = useIntl();
  const known = (id: string, code: string) => (intl.messages[id] ? intl.formatMessage({ id }) : code);
  return (
    <dl className="facts project-facts">
      <Fact name="countries"><Countries of={of} /></Fact>
      {of.status !== null && <Fact name="status">{known(`project.status.${of.status}`, of.status)}</Fact>}
      <Fact name="frequency"><FormattedMessage id={`project.frequency.${of.frequency}`} /></Fact>
      {of.unit !== null && <Fact name="unit"><Code>{of.unit}</Code></Fact>}
      {of.functions.length > 0 && <Fact name="functions"><Named all={of.functions} /></Fact>}
      {of.priorities.length > 0 && <Fact name="priorities"><Named all={of.priorities} /></Fact>}
      {of.donors.length > 0 && <Fact name="donors"><Named all={of.donors.map((code) => ({ code, name: null }))} /></Fact>}
      {of.genderMarker !== null && <Fact name="gender"><Code>{of.genderMarker}</Code></Fact>}
      {of.safeguards !== null && <Fact name="safeguards"><Code>{of.safeguards}</Code></Fact>}
      {of.evaluationRating !== null && <Fact name="rating"><bdi>{of.evaluationRating}</bdi></Fact>}
      {of.hierarchy !== null && <Fact name="hierarchy"><bdi>{of.hierarchy}</bdi></Fact>}
      <Fact name="source"><ReadFrom of={of} /></Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt><FormattedMessage id={`project.fact.${name}`} /></dt><dd>{children}</dd></div>;

function Countries({ of }: { of: ProjectPage }) {
  if (of.countries.length === 0) return <span className="quiet"><FormattedMessage id="place.none" /></span>;
  const shown = of.countries.slice(0, COUNTRIES_SHOWN);
  const rest = of.countries.slice(COUNTRIES_SHOWN);
  return (
    <>
      <CountryList all={shown} />
      {rest.length > 0 && <details><summary><FormattedMessage id="project.more" values={{ count: rest.length }} /></summary><CountryList all={rest} /></details>}
    </>
  );
}

function CountryList({ all }: { all: ProjectPage['countries'] }) {
  const format = useFormat();
  return (
    <ul className="project-inline">
      {all.map((one) => (
        <li key={one.code}>
          <PlaceLink place={`country:${one.code}`}><WordsText words={one.name} otherwise={one.code} /></PlaceLink>
          {one.share !== null && <> <bdi className="quiet">{percent(one.share, format)}</bdi></>}
        </li>
      ))}
    </ul>
  );
}

/** "33.5" of a hundred as the reader writes it, with all its digits, so that shares are seen to add to 100. */
export const percent = (share: string, format: Pick<Format, 'exact'>): string => format.exact(hundredth(share), { kind: 'ratio', unit: null });

function hundredth(text: string): string {
  const [whole = '0', rest = ''] = text.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${rest}`;
}

const Named = ({ all }: { all: readonly { code: string; name: Readonly<Record<string, string>> | null }[] }) => (
  <ul className="project-inline">{all.map((one) => <li key={one.code}>{one.name === null ? <Code>{one.code}</Code> : <WordsText words={one.name} otherwise={one.code} />}</li>)}</ul>
);

function ReadFrom({ of }: { of: ProjectPage }) {
  const format = useFormat();
  return (
    <>
      <Source of={of.source} />
      {of.source.imported !== null && <span className="note"> <FormattedMessage id="project.imported" values={{ number: of.source.import ?? 0, day: format.shortDay(of.source.imported) }} /></span>}
    </>
  );
}
