/** Where a one-time link leads: the first administrator, an invitation, the way back in. Its token stands behind the `#`. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Me } from '@throughline/contract/people/me.ts';
import type { LookedAtLink } from '@throughline/contract/people/people.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { cameIn } from './me.ts';
import './people.css';
import { useRoleAtText } from './place-text.tsx';
import { WelcomeForm } from './welcome-form.tsx';

export function WelcomePage() {
  const intl = useIntl();
  const search = travelling(useQuestion()) as never;
  // kept while the page stands: a change of language takes it out of the address
  const [token] = useState(() => window.location.hash.slice(1));
  const { data, error, refetch } = useQuery({ queryKey: ['link', token], queryFn: () => api.lookAtLink(token), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false });
  const navigate = useNavigate();
  const enter = (me: Me) => {
    cameIn(me);
    // another password, and a second factor that is still asked for
    void navigate({ to: me.account === null ? '/sign-in' : '/', search, replace: true });
  };
  return (
    <Page title={intl.formatMessage({ id: data ? `people.welcome-${data.kind}` : 'people.welcome' })}>
      {error ? <Refusal error={error} again={() => void refetch()} otherwise={<Link to="/sign-in" search={search}><FormattedMessage id="account.sign-in" /></Link>} />
        : !data ? <Waiting lines={4} height={36} />
          : <><Lead link={data} /><WelcomeForm link={data} token={token} onIn={enter} /></>}
    </Page>
  );
}

function Lead({ link }: { link: LookedAtLink }) {
  const roleAt = useRoleAtText();
  const format = useFormat();
  const role = link.role !== null && link.at !== null ? roleAt({ role: link.role, at: link.at }) : '';
  return (
    <div className="people-lead">
      <p className="measure"><FormattedMessage id={`people.lead-${link.kind === 'invitation' && link.accountExists ? 'join' : link.kind}`} values={{ role: <strong>{role}</strong>, name: <bdi>{link.name ?? ''}</bdi> }} /></p>
      <p className="note"><FormattedMessage id="people.link-until" values={{ time: format.moment(link.expires) }} /></p>
    </div>
  );
}
