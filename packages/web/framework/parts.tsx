/** The framework in words: levels and what adds up, areas with their indicators, actors, versions and mappings. */
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { Code, WordsText } from '../ui/words-text.tsx';
import { ToIndicator } from './details.tsx';

type Of = { of: WholeFramework };

export function Levels({ of: whole }: Of) {
  return (
    <section aria-labelledby="levels-name" className="framework-part">
      <h2 id="levels-name"><FormattedMessage id="framework.levels" /></h2>
      <p className="measure"><FormattedMessage id="framework.levels-note" /></p>
      <dl className="framework-rows">
        {whole.levels.map((one) => (
          <div key={one.level}>
            <dt>{one.level}. <WordsText words={one.name} /></dt>
            <dd><WordsText words={one.meaning} /> <span className="note"><FormattedMessage id={one.rollsUp ? 'framework.rolls-up' : 'framework.never-rolls-up'} /></span></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Areas({ of: whole }: Of) {
  return (
    <section aria-labelledby="areas-name" className="framework-part">
      <h2 id="areas-name"><FormattedMessage id="framework.areas" values={{ areas: whole.areas.length, indicators: whole.indicators.length }} /></h2>
      {whole.levels.map((level) => (
        <div key={level.level} className="framework-level">
          <h3>{level.level}. <WordsText words={level.name} /></h3>
          <dl className="framework-rows">
            {whole.areas.filter((one) => one.level === level.level).map((area) => (
              <div key={area.code}>
                <dt><WordsText words={area.name} /> <Code>{area.code}</Code><span className="note framework-meaning"><WordsText words={area.meaning} /></span></dt>
                <dd><ul>{whole.indicators.filter((one) => one.area === area.code).map((one) => <li key={one.code}><ToIndicator of={one} /></li>)}</ul></dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

export function Actors({ of: whole }: Of) {
  return (
    <section aria-labelledby="actors-name" className="framework-part">
      <h2 id="actors-name"><FormattedMessage id="framework.actors" /></h2>
      <dl className="framework-rows">
        {whole.actorLevels.map((level) => (
          <div key={level.code}>
            <dt><WordsText words={level.name} /><span className="note framework-meaning"><WordsText words={level.meaning} /></span></dt>
            <dd><ul>{whole.actorTypes.filter((one) => one.defaultLevel === level.code).map((one) => <li key={one.code}><WordsText words={one.name} /> <span className="note"><WordsText words={one.meaning} /></span></li>)}</ul></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Versions({ of: whole }: Of) {
  const format = useFormat();
  return (
    <section aria-labelledby="versions-name" className="framework-part">
      <h2 id="versions-name"><FormattedMessage id="framework.versions" /></h2>
      <dl className="framework-rows">
        {whole.versions.map((one) => (
          <div key={one.id}>
            <dt><WordsText words={one.name} /> <Code>{one.version}</Code></dt>
            <dd>{one.validTo === null ? <FormattedMessage id="framework.valid-open" values={{ from: format.day(one.validFrom) }} /> : <FormattedMessage id="framework.valid" values={{ from: format.day(one.validFrom), to: format.day(one.validTo) }} />}
              {one.id === whole.id && <span className="note framework-meaning"><WordsText words={whole.note} /></span>}</dd>
          </div>
        ))}
      </dl>
      <Changed of={whole} />
      <h3><FormattedMessage id="framework.mappings" /></h3>
      {whole.mappings.length === 0 ? <p className="measure"><FormattedMessage id="framework.no-mappings" /></p> : whole.mappings.map((one) => (
        <div key={`${one.from} ${one.to}`}>
          <p><Code>{one.from}</Code> → <Code>{one.to}</Code></p>
          <ul>{one.rows.map((row) => <li key={`${row.fromCode} ${row.toCode}`}><Code>{row.fromCode}</Code> → <Code>{row.toCode}</Code> · {row.grade} <WordsText words={row.note} /></li>)}</ul>
        </div>
      ))}
      <h3><FormattedMessage id="framework.sources" /></h3>
      <ul className="framework-sources">{Object.entries(whole.sources).map(([key, one]) => <li key={key}><bdi>{one.title}</bdi> <span className="note"><bdi>{one.by}</bdi></span></li>)}</ul>
    </section>
  );
}

function Changed({ of: { changes } }: Of) {
  if (!changes) return <p className="measure framework-changes"><FormattedMessage id="framework.no-changes" /></p>;
  return (
    <div className="framework-changes">
      <p><FormattedMessage id="framework.changes" values={{ added: changes.added.length, removed: changes.removed.length, changed: changes.changed.length }} /> <Code>{changes.since}</Code></p>
      <ul>{[...changes.added, ...changes.removed.map((one) => one.code), ...changes.changed.map((one) => one.code)].map((one) => <li key={one}><Code>{one}</Code></li>)}</ul>
    </div>
  );
}
