/** People as rows: name, roles with their places, second factor, when they were last here. */
import { Link } from '@tanstack/react-router';
import type { Person } from '@throughline/contract/people/people.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useQuestion } from '../shell/question.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { useRoleAtText } from './place-text.tsx';

export function PeopleTable({ people }: { people: readonly Person[] }) {
  const intl = useIntl();
  const format = useFormat();
  const roleAt = useRoleAtText();
  const search = travelling(useQuestion()) as never;
  const text = (id: string): string => intl.formatMessage({ id });
  const roles = (row: Person): string[] => row.grants.filter((grant) => grant.holds).map(roleAt);
  const columns: Column<Person>[] = [
    {
      key: 'name', name: text('people.person'), sort: (row) => row.displayName, text: (row) => row.displayName,
      cell: (row) => <><Link to="/people/$id" params={{ id: row.id }} search={search}><bdi>{row.displayName}</bdi></Link>{' '}{row.suspended && <span className="people-tag"><FormattedMessage id="people.suspended" /></span>}<span className="note people-under"><bdi>{row.name}</bdi></span></>,
    },
    { key: 'roles', name: text('people.roles'), sort: (row) => roles(row).join(), text: (row) => roles(row).join('; '), cell: (row) => (roles(row).length === 0 ? <span className="quiet">{text('people.no-role-now')}</span> : roles(row).map((one) => <div key={one} className="people-role">{one}</div>)) },
    { key: 'factor', name: text('people.factor'), sort: (row) => String(row.secondFactor), text: (row) => text(row.secondFactor ? 'people.yes' : 'people.no'), cell: (row) => text(row.secondFactor ? 'people.yes' : 'people.no') },
    { key: 'seen', name: text('people.last-seen'), sort: (row) => row.lastSeen, text: (row) => row.lastSeen ?? '', cell: (row) => (row.lastSeen === null ? <span className="quiet">{text('people.never')}</span> : format.shortDay(row.lastSeen)) },
  ];
  return <DataTable rows={people} columns={columns} rowKey={(row) => row.id} label={text('nav.people')} file="people.csv" />;
}
