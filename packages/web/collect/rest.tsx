/** What nobody entered is answered at once, with one reason: not reported, or not applicable. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Writing } from './writing.ts';

export function Rest({ page, writing, count }: { page: ReportPage; writing: Writing; count: number }) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const fill = (member: 'notReported' | 'notApplicable'): void => {
    const rest = page.rows.filter((row) => row.expected && stateOf(writing.of(row.indicator).said) === 'not-entered');
    writing.change(new Map(rest.map((row) => [row.indicator, { ...writing.of(row.indicator), said: { [member]: reason.trim() } }])));
    setOpen(false);
  };
  if (!open) return <p className="sheet-rest"><button type="button" className="link-button" onClick={() => setOpen(true)}><FormattedMessage id="collect.rest" values={{ count }} /></button></p>;
  return (
    <form className="sheet-rest" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') fill('notReported'); }}>
      <TextInput label={intl.formatMessage({ id: 'collect.rest-reason' }, { count })} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={2000} dir="auto" />
      <p className="refusal-ways">
        <Button type="submit" variant="default" disabled={reason.trim() === ''}><FormattedMessage id="collect.rest-not-reported" /></Button>
        <Button type="button" variant="default" disabled={reason.trim() === ''} onClick={() => fill('notApplicable')}><FormattedMessage id="collect.rest-not-applicable" /></Button>
        <button type="button" className="link-button" onClick={() => setOpen(false)}><FormattedMessage id="collect.cancel" /></button>
      </p>
    </form>
  );
}
