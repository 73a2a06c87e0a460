/** One value as it was entered, in words: number with its unit, fraction, level, how many persons, why there is none. */
import type { Said } from '@throughline/contract/tell/project.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';

const PLAIN = { kind: 'flow', unit: null } as const;

/** `unit`: the indicator's own, where the value names none. */
export function Entered({ said, kind, unit }: { said: Said; kind: string; unit: string | null }) {
  const format = useFormat();
  const unitName = useUnit();
  if (said.state !== 'reported') return <span className="project-state"><FormattedMessage id={`state.${said.state}`} />{said.reason !== null && <span className="note"> <bdi>{said.reason}</bdi></span>}</span>;
  if (said.persons !== null) return <FormattedMessage id="project.persons" values={{ count: said.persons }} />;
  if (said.deals !== null) return said.deals.length === 0 ? <FormattedMessage id="project.deals-none" /> : <Code>{said.deals.join(', ')}</Code>;
  if (said.text !== null) return <WordsText words={said.text} />;
  if (said.level !== null) return <FormattedMessage id="project.level" values={{ level: said.level }} />;
  const entered = { kind: kind === 'ratio' ? 'flow' : kind, unit: said.unit ?? unit };
  if (said.numerator !== null && said.denominator !== null) return <bdi>{`${format.exact(said.numerator, PLAIN)} / ${format.exact(said.denominator, PLAIN)}`}</bdi>;
  if (said.value === null) return <FormattedMessage id="label.no-data" />;
  return (
    <>
      <bdi>{format.exact(said.value, entered)}</bdi>
      {unitName(entered) !== '' && <span className="figure-unit">{unitName(entered)}</span>}
      {said.weight !== null && <span className="note"> <FormattedMessage id="project.weight" values={{ weight: format.exact(said.weight, PLAIN) }} /></span>}
    </>
  );
}
