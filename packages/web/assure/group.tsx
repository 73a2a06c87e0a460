/** One thing to be mapped: what it is at the start of the line, what it may stand for at its end. */
import type { Mapping, MappingGroup, MappingProposal } from '@throughline/contract/assure/mapping.ts';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import { useFormat } from '../ui/format.ts';
import { useUnit } from '../ui/units.ts';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { type Choices, targetOf } from './choices.ts';

type Asked = { group: MappingGroup; choices: Choices; indicators: Mapping['indicators'] };

export function Group({ group, choices, indicators }: Asked) {
  const id = useId();
  const words = useWords();
  return (
    <li className="map-row" data-key={group.key}>
      <div className="map-what">
        <label className="map-pick">
          <input type="checkbox" checked={choices.selected.has(group.key)} onChange={(event) => choices.select(group.key, event.currentTarget.checked)} aria-describedby={id} />
          <span className="map-title"><WordsText words={group.title} otherwise={group.code ?? ''} /></span>
        </label>
        <Facts group={group} id={id} />
        <State group={group} indicators={indicators} />
        {group.sort === 'legacy' && <Values group={group} />}
      </div>
      <fieldset className="map-to">
        <legend className="only-heard"><FormattedMessage id="mapping.stands-for" values={{ title: words(group.title) }} /></legend>
        <Proposals group={group} choices={choices} indicators={indicators} />
      </fieldset>
    </li>
  );
}

function Facts({ group, id }: { group: MappingGroup; id: string }) {
  const intl = useIntl();
  const unit = useUnit();
  const years = group.firstYear === null ? null : group.firstYear === group.lastYear ? String(group.firstYear) : intl.formatMessage({ id: 'period.range' }, { from: String(group.firstYear), to: String(group.lastYear) });
  const parts = [
    intl.formatMessage({ id: `mapping.sort-${group.sort}` }),
    intl.formatMessage({ id: 'mapping.values' }, { values: group.values }),
    intl.formatMessage({ id: 'mapping.projects' }, { projects: group.projects }),
    years,
    group.kind === null ? null : intl.formatMessage({ id: `kind.${group.kind}` }),
    group.unit === null ? null : unit({ kind: group.kind ?? '', unit: group.unit }) || group.unit,
  ].filter((one) => one !== null && one !== '');
  return <p className="note" id={id}>{parts.join(' · ')}</p>;
}

/** What stands now, or what the source says. */
function State({ group, indicators }: { group: MappingGroup; indicators: Mapping['indicators'] }) {
  const words = useWords();
  const format = useFormat();
  const standing = group.subjects[0]!.standing;
  const stated = group.subjects[0]!.stated;
  const nameOf = (code: string) => <><bdi>{words(indicators.find((one) => one.code === code)?.name) || code}</bdi> <Code>{code}</Code></>;
  if (group.state === 'mixed') return <p className="map-state"><FormattedMessage id="mapping.is-mixed" /></p>;
  if (standing !== null) {
    return (
      <p className="map-state">
        {standing.to === null ? <FormattedMessage id="mapping.is-refused" /> : <FormattedMessage id="mapping.is-confirmed" values={{ grade: standing.grade, name: nameOf(standing.to) }} />}
        <span className="note"> <FormattedMessage id="mapping.by" values={{ actor: <bdi>{standing.actor}</bdi>, day: format.shortDay(standing.day), reason: <bdi>{standing.reason}</bdi> }} /></span>
      </p>
    );
  }
  return stated === null ? null : <p className="map-state"><FormattedMessage id="mapping.is-stated" values={{ grade: stated.grade ?? '–', name: nameOf(stated.to) }} /></p>;
}

function Values({ group }: { group: MappingGroup }) {
  const format = useFormat();
  return (
    <details className="note map-values">
      <summary><FormattedMessage id="mapping.see-values" /></summary>
      <ul>
        {group.subjects.map((one) => (
          <li key={one.subject}><PlaceLink place={`project:${one.project}`}><Code>{one.project!}</Code></PlaceLink> {format.period(one.period!)} <bdi>{format.exact(one.value!, { kind: 'flow', unit: null })}</bdi></li>
        ))}
      </ul>
    </details>
  );
}

function Proposals({ group, choices, indicators }: Asked) {
  const intl = useIntl();
  const words = useWords();
  const name = useId();
  const to = targetOf(group, choices.chosen);
  const proposed = group.proposals.some((one) => one.indicator === to);
  return (
    <>
      {group.proposals.length === 0 && <p className="note"><FormattedMessage id="mapping.no-proposal" /></p>}
      {group.proposals.map((one) => (
        <label key={one.indicator} className="map-proposal">
          <input type="radio" name={name} checked={to === one.indicator} onChange={() => choices.choose(group.key, one.indicator)} />
          <span><bdi>{words(indicators.find((each) => each.code === one.indicator)?.name)}</bdi> <Code>{one.indicator}</Code><Why proposal={one} /></span>
        </label>
      ))}
      <select
        className="map-other" aria-label={intl.formatMessage({ id: 'mapping.other-of' }, { title: words(group.title) })} value={proposed || to === null ? '' : to}
        onChange={(event) => { if (event.currentTarget.value !== '') choices.choose(group.key, event.currentTarget.value); }}
      >
        <option value="">{intl.formatMessage({ id: 'mapping.other' })}</option>
        {indicators.map((one) => <option key={one.code} value={one.code}>{`${one.code} ${words(one.name)}`}</option>)}
      </select>
    </>
  );
}

/** The likeness as a small bar with its number, and what makes it. */
function Why({ proposal }: { proposal: MappingProposal }) {
  const intl = useIntl();
  const format = useFormat();
  const fits = [
    proposal.shared.length === 0 ? null : intl.formatMessage({ id: 'mapping.shared' }, { words: proposal.shared.join(', ') }),
    proposal.unit === 'unknown' ? null : intl.formatMessage({ id: `mapping.unit-${proposal.unit}` }),
    proposal.kind === 'unknown' ? null : intl.formatMessage({ id: `mapping.kind-${proposal.kind}` }),
  ].filter((one) => one !== null);
  return (
    <span className="note map-why">
      <svg className="map-score" viewBox="0 0 40 4" width="40" height="4" aria-hidden="true"><rect className="bar-ground" width="40" height="4" /><rect className="map-score-value" width={Number(proposal.score) * 40} height="4" /></svg>
      {[intl.formatMessage({ id: 'mapping.score' }, { score: format.share(proposal.score) }), ...fits].join(' · ')}
    </span>
  );
}
