/** What may not be done here is said, with who may: nothing vanishes where a reader would look for it. */
import { Link } from '@tanstack/react-router';
import { ROLES, allows } from '@throughline/core/people/roles.ts';
import type { Verb } from '@throughline/core/people/verbs.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { useToSignIn } from './account-door.tsx';
import { useMe } from './me.ts';

/** Roles that may do it, for people: the machine's own person is no role that anybody is given. */
export function useRolesThatMay(): (verb: Verb) => string {
  const intl = useIntl();
  const format = useFormat();
  return (verb) => format.list(ROLES.filter((role) => role !== 'local' && role !== 'public' && allows(role, verb)).map((role) => intl.formatMessage({ id: `role.${role}` })));
}

/** A sentence in the place of a control. */
export function NotAllowed({ verb }: { verb: Verb }) {
  const intl = useIntl();
  const roles = useRolesThatMay();
  return <p className="note people-not-allowed"><FormattedMessage id="people.not-allowed" values={{ deed: intl.formatMessage({ id: `verb.${verb}` }), roles: roles(verb) }} /></p>;
}

/** In the place of a whole screen. */
export function ScreenNotAllowed({ verb }: { verb: Verb }) {
  const me = useMe();
  const toSignIn = useToSignIn();
  return (
    <section className="refusal">
      <h2><FormattedMessage id="people.not-open" /></h2>
      <NotAllowed verb={verb} />
      {me?.account === null && <p className="refusal-ways"><Link to="/sign-in" search={toSignIn} className="button-link"><FormattedMessage id="account.sign-in" /></Link></p>}
    </section>
  );
}
