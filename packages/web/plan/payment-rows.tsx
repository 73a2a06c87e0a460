/** The payments behind a sum, one by one: day, type, who paid whom, amount as published, rate, dollars, and where the source says it. */
import { useQuery } from '@tanstack/react-query';
import type { PaymentRow } from '@throughline/contract/plan/payments.ts';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import type { AskedMoney, Opened } from './money-sum.tsx';
import { usePaymentType } from './payment-type.ts';

export function PaymentRows({ asked: { organisation, place, period, asOf }, opened, onClose }: { asked: AskedMoney; opened: Opened; onClose: () => void }) {
  const intl = useIntl();
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), [opened]);
  const question = { organisation, place, period, asOf, ...opened.payments };
  const { data, error, refetch } = useQuery({ queryKey: ['money-payments', question], queryFn: () => api.moneyPayments(question) });
  const label = intl.formatMessage({ id: 'money.payments-behind' }, { name: opened.name });
  const columns = useColumns(place);
  return (
    <div className="money-rows">
      <h3 tabIndex={-1} ref={ref}>{label}</h3>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={3} height={24} /> : (
        <>
          {data.rows.length < data.total && <p className="note"><FormattedMessage id="money.rows-more" values={{ shown: data.rows.length, all: data.total }} /></p>}
          <DataTable rows={data.rows} columns={columns} rowKey={(row) => `${row.project} ${row.number}`} label={label} file={`payments-${place.replaceAll(':', '-')}.csv`} />
        </>
      )}
      <button type="button" className="link-button" onClick={onClose}><FormattedMessage id="money.close" /></button>
    </div>
  );
}

const number = (text: string | null) => (text === null ? null : Number(text));

/** At a project all payments are its own and whole. */
function useColumns(place: string): Column<PaymentRow>[] {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const typeName = usePaymentType();
  const name = (id: string) => intl.formatMessage({ id: `column.${id}` });
  const usd = (text: string | null) => (text === null ? intl.formatMessage({ id: 'money.no-rate' }) : format.value(text, { kind: 'flow', unit: 'USD' }));
  const all: (Column<PaymentRow> & { elsewhere?: true })[] = [
    { key: 'day', name: name('day'), cell: (row) => (row.day === null ? <FormattedMessage id="money.no-day" /> : format.shortDay(row.day)), text: (row) => row.day ?? '', sort: (row) => row.day },
    { key: 'project', name: name('project'), elsewhere: true, cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></>, text: (row) => `${row.project} ${words(row.title)}`, sort: (row) => words(row.title) || row.project },
    { key: 'type', name: name('payment'), cell: (row) => <>{typeName(row.type ?? '')}{row.description !== null && <span className="note payment-said"><WordsText words={row.description} /></span>}</>, text: (row) => [row.type ?? '', words(row.description)].join(' ').trim(), sort: (row) => row.type },
    { key: 'provider', name: name('provider'), cell: (row) => <Party of={row.provider} />, text: (row) => partyText(row.provider, words), sort: (row) => partyText(row.provider, words) || null },
    { key: 'receiver', name: name('receiver'), cell: (row) => <Party of={row.receiver} />, text: (row) => partyText(row.receiver, words), sort: (row) => partyText(row.receiver, words) || null },
    { key: 'amount', name: name('amount'), number: true, cell: (row) => <bdi>{row.amount === null ? intl.formatMessage({ id: 'money.unread' }) : format.value(row.amount, { kind: 'flow', unit: row.currency })}</bdi>, text: (row) => [row.amount ?? '', row.currency ?? ''].join(' ').trim(), sort: (row) => number(row.amount) },
    { key: 'rate', name: name('rate'), number: true, cell: (row) => (row.rate === null ? '' : <><bdi>{format.exact(row.rate, { kind: 'flow', unit: null })}</bdi> ({row.rateYear}){row.rateSource !== null && <span className="note payment-said"><bdi>{row.rateSource}</bdi></span>}</>), text: (row) => (row.rate === null ? '' : `${row.rate} (${row.rateYear}; ${row.rateSource ?? ''})`) },
    { key: 'usd', name: name('usd'), number: true, cell: (row) => <bdi>{usd(row.usd)}</bdi>, text: (row) => row.usd ?? '', sort: (row) => number(row.usd) },
    { key: 'part', name: name('part-of'), number: true, elsewhere: true, cell: (row) => format.share(row.share), text: (row) => row.share, sort: (row) => number(row.share) },
    { key: 'counted', name: name('counted'), number: true, elsewhere: true, cell: (row) => <bdi>{usd(row.counted)}</bdi>, text: (row) => row.counted ?? '', sort: (row) => number(row.counted) },
    { key: 'record', name: name('record'), cell: (row) => <Record of={row} />, text: (row) => [row.file ?? '', row.line ?? '', row.ref ?? ''].join(' ').trim() },
  ];
  return all.filter((one) => !one.elsewhere || !place.startsWith('project:'));
}

const partyText = (party: PaymentRow['provider'], words: (all: NonNullable<PaymentRow['provider']>['name']) => string): string =>
  party === null ? '' : [words(party.name), party.ref ?? ''].filter(Boolean).join(' ');

function Party({ of }: { of: PaymentRow['provider'] }) {
  if (of === null) return null;
  return <>{of.name !== null && <WordsText words={of.name} />} {of.ref !== null && <Code>{of.ref}</Code>}</>;
}

function Record({ of }: { of: PaymentRow }) {
  return (
    <span className="source">
      {of.file !== null && <bdi>{of.file}</bdi>}
      {of.line !== null && <> <FormattedMessage id="working.line" values={{ line: of.line }} /></>}
      {of.ref !== null && <> <Code>{of.ref}</Code></>}
    </span>
  );
}
