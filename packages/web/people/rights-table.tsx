/** What somebody can see and do: a line for each deed, a column for each place, in each field the roles that allow it. */
import type { Rights } from '@throughline/contract/people/people.ts';
import type { GivenGrant, HeldAt } from '@throughline/contract/people/place.ts';
import { VERBS } from '@throughline/core/people/verbs.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useHeldAtText } from './place-text.tsx';

/** What scrolls sideways is reached by keyboard. */
const REACHED = 0;

const keyOf = (at: HeldAt): string => `${at.organisation ?? ''} ${at.place}`;

export function RightsTable({ abilities, grants }: { abilities: Rights['abilities']; grants: readonly GivenGrant[] }) {
  const intl = useIntl();
  const text = useHeldAtText();
  if (abilities.length === 0) return <p className="people-note"><FormattedMessage id="people.rights-none" /></p>;
  const places = [...new Map(abilities.map(({ at }) => [keyOf(at), at])).values()];
  const byField = new Map(abilities.map((one) => [`${one.verb} ${keyOf(one.at)}`, one.why]));
  const held = VERBS.filter((verb) => abilities.some((one) => one.verb === verb));
  const roleOf = (id: string): string => intl.formatMessage({ id: `role.${grants.find((grant) => grant.id === id)?.role ?? 'local'}` });
  return (
    <div className="data-table-scroll people-rights" tabIndex={REACHED} role="region" aria-label={intl.formatMessage({ id: 'people.rights' })}>
      <table>
        <thead><tr><th scope="col"><FormattedMessage id="people.deed" /></th>{places.map((at) => <th key={keyOf(at)} scope="col">{text(at)}</th>)}</tr></thead>
        <tbody>
          {held.map((verb) => (
            <tr key={verb} data-verb={verb}>
              <th scope="row"><FormattedMessage id={`verb.${verb}`} /></th>
              {places.map((at) => {
                const why = byField.get(`${verb} ${keyOf(at)}`);
                return <td key={keyOf(at)} data-may={why !== undefined}>{why === undefined ? <span className="people-no">–<span className="only-heard"> <FormattedMessage id="people.no" /></span></span>
                  : <><span className="people-yes"><FormattedMessage id="people.yes" /></span> <span className="note">{[...new Set(why.map(roleOf))].join(', ')}</span></>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
