/** A role and the place where it holds, in words. */
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { useIntl } from 'react-intl';
import { usePlaceName } from '../rollup/places.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import { useWords } from '../ui/words-text.tsx';

/** "The whole organisation", "Senegal", "project P1"; of another organisation than the one shown, with its name. */
export function useHeldAtText(): (at: HeldAt) => string {
  const intl = useIntl();
  const name = usePlaceName();
  const words = useWords();
  const { all, current } = useOrganisations();
  return (at) => {
    if (at.place === 'store') return intl.formatMessage({ id: 'account.place-store' });
    const [kind = '', code = ''] = [at.place.slice(0, Math.max(0, at.place.indexOf(':'))), at.place.slice(at.place.indexOf(':') + 1)];
    const place = kind === 'project' ? intl.formatMessage({ id: 'account.place-project' }, { code: `\u2068${code}\u2069` }) : name(at.place);
    if (at.organisation === null || at.organisation === current?.id) return place;
    return intl.formatMessage({ id: 'account.place-of' }, { place, organisation: words(all.find((one) => one.id === at.organisation)?.name) || at.organisation });
  };
}

export function useRoleAtText(): (held: { readonly role: string; readonly at: HeldAt }) => string {
  const intl = useIntl();
  const place = useHeldAtText();
  return ({ role, at }) => intl.formatMessage({ id: 'account.role-at' }, { role: intl.formatMessage({ id: `role.${role}` }), place: place(at) });
}
