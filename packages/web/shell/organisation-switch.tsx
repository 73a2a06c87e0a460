/** One organisation: its name. Several: a choice. A change of organisation drops the place, which is of the other one. */
import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { useWords } from '../ui/words-text.tsx';
import { useOrganisations } from './organisation.tsx';
import { useQuestion } from './question.ts';

export function OrganisationSwitch() {
  const { all, current } = useOrganisations();
  const intl = useIntl();
  const words = useWords();
  const navigate = useNavigate();
  const { lang } = useQuestion();
  if (!current && all.length === 0) return <span className="organisation" />;
  if (all.length === 1) return <span className="organisation">{words(current?.name) || current?.id}</span>;
  return (
    <NativeSelect
      className="organisation"
      variant="unstyled"
      aria-label={intl.formatMessage({ id: 'organisation.choose' })}
      value={current?.id ?? ''}
      onChange={(event) => {
        const search = { organisation: event.currentTarget.value, ...(lang ? { lang } : {}) } as never;
        void navigate({ to: window.location.pathname.startsWith('/indicators/') ? '/' : '.', search });
      }}
    >
      {!current && <option value="">{intl.formatMessage({ id: 'organisation.choose' })}</option>}
      {all.map((one) => <option key={one.id} value={one.id}>{words(one.name) || one.id}</option>)}
    </NativeSelect>
  );
}
