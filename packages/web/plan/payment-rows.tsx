/** The payments behind a sum, one by one: day, type, who paid whom, amount as published, rate, dollars, and where the source says it. */
import { useQuery } from '@tanstack/react-query';
import type { PaymentRow } from '@throughline/contract/plan/payments.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import type { Column } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import type { OpenedPublished } from './opened.ts';
import { usePaymentType } from './payment-type.ts';
import { usePublishedColumns } from './published-columns.tsx';
import { RowsFrame, type Shown } from './rows-frame.tsx';

export function PaymentRows({ money, asked: { organisation, place, period, asOf }, opened, onClose }: Shown<OpenedPublished>) {
  const { type, year, left } = opened;
  const question = { organisation, place, period, asOf, type, year, left };
  const query = useQuery({ queryKey: ['money-payments', question], queryFn: () => api.moneyPayments(question) });
  return <RowsFrame money={money} opened={opened} onClose={onClose} says="money.payments-behind" query={query} columns={useColumns(place)} rowKey={(row) => `${row.project} ${row.number}`} file="payments" />;
}

function useColumns(place: string): Column<PaymentRow>[] {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const typeName = usePaymentType();
  const { project, money, record } = usePublishedColumns(place);
  const name = (id: string) => intl.formatMessage({ id: `column.${id}` });
  return [
    { key: 'day', name: name('day'), cell: (row) => (row.day === null ? <FormattedMessage id="money.no-day" /> : format.shortDay(row.day)), text: (row) => row.day ?? '', sort: (row) => row.day },
    ...project as Column<PaymentRow>[],
    { key: 'type', name: name('payment'), cell: (row) => <>{typeName(row.type ?? '')}{row.description !== null && <span className="note payment-said"><WordsText words={row.description} /></span>}</>, text: (row) => [row.type ?? '', words(row.description)].join(' ').trim(), sort: (row) => row.type },
    ...money as Column<PaymentRow>[],
    { key: 'provider', name: name('provider'), cell: (row) => <Party of={row.provider} />, text: (row) => partyText(row.provider, words), sort: (row) => partyText(row.provider, words) || null },
    { key: 'receiver', name: name('receiver'), cell: (row) => <Party of={row.receiver} />, text: (row) => partyText(row.receiver, words), sort: (row) => partyText(row.receiver, words) || null },
    record as Column<PaymentRow>,
  ];
}

const partyText = (party: PaymentRow['provider'], words: (all: NonNullable<PaymentRow['provider']>['name']) => string): string =>
  party === null ? '' : [words(party.name), party.ref ?? ''].filter(Boolean).join(' ');

function Party({ of }: { of: PaymentRow['provider'] }) {
  if (of === null) return null;
  return <>{of.name !== null && <WordsText words={of.name} />} {of.ref !== null && <Code>{of.ref}</Code>}</>;
}
