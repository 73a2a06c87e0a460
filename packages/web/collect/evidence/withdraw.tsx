/** Taking a piece away from the value, with a reason. */
import type { Evidence } from '@throughline/contract/collect/evidence.ts';
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Refusal } from '../../ui/problems.tsx';

/** Where one goes on once it is opened. */
const focused = (field: HTMLInputElement | null): void => field?.focus();

type Asked = { readonly page: ReportPage; readonly row: ReportRow; readonly piece: Evidence; readonly onDone: () => void };

export function Withdraw({ page, row, piece, onDone }: Asked) {
  const intl = useIntl();
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = useMutation({
    mutationFn: () => api.withdrawEvidence(page.project, page.period, piece.number, piece.values.filter((one) => one.indicator === row.indicator), reason ?? '', { organisation: page.organisation }),
    onSuccess: onDone,
  });
  if (reason === null) return <p className="piece-ways"><button type="button" className="link-button" onClick={() => setReason('')}><FormattedMessage id="collect.evidence.withdraw" /></button></p>;
  return (
    <form className="panel-say" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') withdraw.mutate(); }}>
      <TextInput ref={focused} label={intl.formatMessage({ id: 'collect.evidence.withdraw-why' })} dir="auto" maxLength={2000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <p className="piece-ways">
        <Button type="submit" variant="default" size="compact-sm" disabled={reason.trim() === ''} loading={withdraw.isPending}><FormattedMessage id="collect.evidence.withdraw" /></Button>
        <button type="button" className="link-button" onClick={() => setReason(null)}><FormattedMessage id="collect.evidence.leave-it" /></button>
      </p>
      {withdraw.error && <Refusal error={withdraw.error} />}
    </form>
  );
}
