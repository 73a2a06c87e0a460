/** A qualitative indicator: what projects wrote, each with its project, period and language, and who has not written (figures 2). */
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import { wordsIn } from '@throughline/core/ground/words.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import { useFormat } from '../ui/format.ts';
import { Code, WordsText, useLanguage, useWords } from '../ui/words-text.tsx';

type Figure = IndicatorPage['figure'];
type Rows = IndicatorPage['byProject'];

/** Shown before more is asked for. */
const FIRST = 20;

export function Texts({ figure, projects }: { figure: Figure; projects: Rows }) {
  const [all, showAll] = useState(false);
  const texts = figure.texts ?? [];
  const missing = figure.missing ?? [];
  if (texts.length === 0 && missing.length === 0) return null;
  const cut = <Row,>(rows: readonly Row[]) => (all ? rows : rows.slice(0, FIRST));
  return (
    <>
      <ul className="texts">
        {cut(texts).map((one) => (
          <li key={`${one.project} ${one.period}`}>
            <p><WordsText words={one.text} /></p>
            <p className="note"><Project code={one.project} projects={projects} report={one.period} /> <WrittenIn words={one.text} /></p>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <section className="texts-missing">
          <h2><FormattedMessage id="indicator.no-text" /> <span className="count">{missing.length}</span></h2>
          <ul>{cut(missing).map((one) => <li key={`${one.project} ${one.period}`}><Project code={one.project} projects={projects} report={one.period} /></li>)}</ul>
        </section>
      )}
      {!all && Math.max(texts.length, missing.length) > FIRST && <button type="button" className="link-button" onClick={() => showAll(true)}><FormattedMessage id="indicator.all-texts" values={{ count: texts.length + missing.length }} /></button>}
    </>
  );
}

function Project({ code, projects, report }: { code: string; projects: Rows; report: string }) {
  const words = useWords();
  const format = useFormat();
  const title = words(projects.find((one) => one.figure.place === `project:${code}`)?.name);
  return <><PlaceLink place={`project:${code}`} search={{ report }}>{title || <bdi>{code}</bdi>}</PlaceLink>{title !== '' && <> <Code>{code}</Code></>} · {format.period(report)}</>;
}

/** The language of a text that is not the reader's. */
function WrittenIn({ words }: { words: Readonly<Record<string, string>> }) {
  const language = useLanguage();
  const intl = useIntl();
  const held = wordsIn(words, language);
  if (held.text === '' || held.language === null || held.language === language) return null;
  return <>· {intl.formatDisplayName(held.language, { type: 'language' }) ?? held.language}</>;
}
