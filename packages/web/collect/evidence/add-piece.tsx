/** Adding evidence: files dropped, chosen or photographed, a link, or a document that the project holds already. */
import type { EvidenceAbout, EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { CONFIDENTIALITIES, EVIDENCE_KINDS, STRENGTHS } from '@throughline/core/collect/evidence.ts';
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Refusal } from '../../ui/problems.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { type Dimensions, keyOf } from '../lines.ts';
import { ChooseFiles } from './choose-files.tsx';
import { type Uploads, kindOf } from './uploads.ts';

type Asked = { readonly page: ReportPage; readonly row: ReportRow; readonly parts: readonly Dimensions[]; readonly data: EvidenceOfReport; readonly uploads: Uploads; readonly onDone: () => void };
/** `kind` empty: as each file shows. */
type Said = { readonly kind: string; readonly date: string; readonly strength: string; readonly confidentiality: string; readonly note: string; readonly cell: string; readonly keepMetadata: boolean };
const NOTHING: Said = { kind: '', date: '', strength: 'medium', confidentiality: 'internal', note: '', cell: '', keepMetadata: false };

export function AddPiece(asked: Asked) {
  const { page, row, data, uploads, onDone } = asked;
  const [said, setSaid] = useState(NOTHING);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [url, setUrl] = useState('');
  const values = [{ indicator: row.indicator, cell: said.cell === '' ? null : said.cell }];
  const about = (kind: string): EvidenceAbout => ({ kind: said.kind || kind, date: said.date || null, strength: said.strength, confidentiality: said.confidentiality, note: said.note || null, values, keepMetadata: said.keepMetadata });
  const link = useMutation({
    mutationFn: () => {
      const { keepMetadata: _of, ...of } = about('web-reference');
      return api.addLink(page.project, page.period, { ...of, url: url.trim() }, { organisation: page.organisation });
    },
    onSuccess: onDone,
  });
  const send = (): void => {
    if (files.length > 0) uploads.add(files, (file) => about(kindOf(file)));
    if (url.trim() !== '') link.mutate();
    else onDone();
  };
  return (
    <form className="evidence-add" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ChooseFiles data={data} files={files} onFiles={setFiles} />
      <Url url={url} onUrl={setUrl} />
      <About said={said} onSaid={setSaid} {...asked} />
      <Button type="submit" size="compact-md" disabled={(files.length === 0 && url.trim() === '') || files.some((one) => one.size > data.limits.bytes)} loading={link.isPending}><FormattedMessage id="collect.evidence.send" values={{ count: files.length + Number(url.trim() !== '') }} /></Button>
      {link.error && <Refusal error={link.error} />}
      <Others {...asked} values={values} />
    </form>
  );
}

function Url({ url, onUrl }: { url: string; onUrl: (url: string) => void }) {
  const intl = useIntl();
  return <TextInput type="url" dir="ltr" label={intl.formatMessage({ id: 'collect.evidence.link' })} maxLength={2000} value={url} onChange={(event) => onUrl(event.currentTarget.value)} />;
}

function About({ said, onSaid, row, parts }: Asked & { said: Said; onSaid: (said: Said) => void }) {
  const intl = useIntl();
  const label = (name: string): string => intl.formatMessage({ id: `collect.evidence.${name}` });
  const words = useWords();
  const choose = (name: 'kind' | 'strength' | 'confidentiality', all: readonly string[], first?: string) => (
    <NativeSelect label={label(name)} {...(name === 'kind' ? {} : { description: label(`${name}-note`) })} value={said[name]} onChange={(event) => onSaid({ ...said, [name]: event.currentTarget.value })}>
      {first !== undefined && <option value="">{first}</option>}
      {all.map((one) => <option key={one} value={one}>{intl.formatMessage({ id: `evidence.${name}.${one}` })}</option>)}
    </NativeSelect>
  );
  const partName = (part: Dimensions): string => Object.entries(part).map(([dimension, code]) => {
    const value = row.breakdowns.find((one) => one.dimension === dimension)?.values?.find((one) => one.code === code);
    return value === undefined ? (code === 'not-stated' ? intl.formatMessage({ id: 'collect.not-stated' }) : code) : words(value.name);
  }).join(' · ');
  return (
    <>
      {choose('kind', EVIDENCE_KINDS, label('kind-seen'))}
      <TextInput type="date" label={label('date')} value={said.date} onChange={(event) => onSaid({ ...said, date: event.currentTarget.value })} />
      {choose('strength', STRENGTHS)}
      {choose('confidentiality', CONFIDENTIALITIES)}
      {parts.length > 0 && (
        <NativeSelect label={label('supports')} value={said.cell} onChange={(event) => onSaid({ ...said, cell: event.currentTarget.value })}>
          <option value="">{label('whole')}</option>
          {parts.map((one) => <option key={keyOf(one)} value={keyOf(one)}>{partName(one)}</option>)}
        </NativeSelect>
      )}
      <TextInput label={label('note')} dir="auto" maxLength={2000} value={said.note} onChange={(event) => onSaid({ ...said, note: event.currentTarget.value })} />
      <Switch label={label('keep')} description={label('keep-note')} checked={said.keepMetadata} onChange={(event) => onSaid({ ...said, keepMetadata: event.currentTarget.checked })} />
    </>
  );
}

/** Documents of the project that may stand for this value as well. */
function Others({ page, row, data, values, onDone }: Asked & { values: readonly { indicator: string; cell: string | null }[] }) {
  const intl = useIntl();
  const tie = useMutation({ mutationFn: (number: number) => api.tieEvidence(page.project, page.period, number, values, { organisation: page.organisation }), onSuccess: onDone });
  const held = [...data.evidence.filter((one) => !one.values.some(({ indicator }) => indicator === row.indicator)), ...data.others];
  if (held.length === 0) return null;
  return (
    <>
      <NativeSelect label={intl.formatMessage({ id: 'collect.evidence.held' })} value="" disabled={tie.isPending} onChange={(event) => { if (event.currentTarget.value !== '') tie.mutate(Number(event.currentTarget.value)); }}>
        <option value="">{intl.formatMessage({ id: 'collect.evidence.held-choose' })}</option>
        {held.map((one) => <option key={one.number} value={one.number}>{one.name}</option>)}
      </NativeSelect>
      {tie.error && <Refusal error={tie.error} />}
    </>
  );
}
