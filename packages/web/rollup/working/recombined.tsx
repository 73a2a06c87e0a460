/** The exact value, and the parts brought together again by the rule of the kind: the proof that they give the figure. */
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { Code } from '../../ui/words-text.tsx';

/** Kinds whose parts a reader can add up (figures 2, 3.1); the others are brought together as their rule says. */
const ADDING = ['flow', 'cumulative', 'stock'];
const PLAIN = { kind: 'flow', unit: null };

export function Recombined({ body }: { body: WorkingBody }) {
  if (body.exact === null) return null;
  const holds = body.recombined === body.exact;
  const adds = ADDING.includes(body.figure.kind);
  const id = holds ? (adds ? 'working.recombines' : 'working.recombines-by-rule') : 'working.does-not';
  return (
    <>
      <p><FormattedMessage id="working.exact" values={{ value: <Code>{body.exact}</Code> }} /></p>
      <Fraction body={body} />
      {body.recombined !== null && (
        <p className={holds ? 'recombined' : 'recombined is-off'}>
          <FormattedMessage id={id} values={{ count: body.total.contributions, sum: <Code>{body.recombined}</Code>, value: <Code>{body.exact}</Code> }} />
        </p>
      )}
    </>
  );
}

/** A ratio says what was divided by what. */
function Fraction({ body: { figure } }: { body: WorkingBody }) {
  const format = useFormat();
  if (figure.numerator == null || figure.denominator == null) return null;
  return <p className="note"><FormattedMessage id="working.divided" values={{ numerator: format.exact(figure.numerator, PLAIN), denominator: format.exact(figure.denominator, PLAIN) }} /></p>;
}
