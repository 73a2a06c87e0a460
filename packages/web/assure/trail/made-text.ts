/** What an import made and changed of a project: "Submissions: 4 made, 1 changed". */
import { useIntl } from 'react-intl';
import { useFormat } from '../../ui/format.ts';

export type Counted = Readonly<Record<string, number>>;

export function useMadeText(made: Counted | undefined, changed: Counted | undefined): string {
  const intl = useIntl();
  const format = useFormat();
  const kinds = [...new Set([...Object.keys(made ?? {}), ...Object.keys(changed ?? {})])].sort();
  return format.list(kinds.map((kind) => {
    const id = `trail.thing.${kind}`;
    const count = (name: string, value: number | undefined): string[] => (value === undefined ? [] : [intl.formatMessage({ id: name }, { count: value })]);
    const what = [...count('trail.made', made?.[kind]), ...count('trail.changed', changed?.[kind])];
    return intl.formatMessage({ id: 'trail.made-of' }, { thing: intl.messages[id] ? intl.formatMessage({ id }) : kind, what: format.list(what) });
  }));
}
