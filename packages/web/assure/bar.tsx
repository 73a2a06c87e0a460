/** What is done with a selection: its grade, its reason, what totals would become, confirm or refuse. Stays in sight below the list. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Confirmed, Grade, Mapping } from '@throughline/contract/assure/mapping.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useQuestion } from '../shell/question.ts';
import { Refusal } from '../ui/problems.tsx';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { type Choices, decisionsOf, gradesOf, targetOf } from './choices.ts';
import { PreviewTable } from './preview.tsx';

type Asked = { mapping: Mapping; choices: Choices; onDone: (done: Confirmed) => void };
const GRADES: readonly (readonly [Grade | '', string])[] = [['A', 'mapping.grade-A'], ['B', 'mapping.grade-B'], ['C', 'mapping.grade-C'], ['D', 'mapping.grade-D']];

export function Bar({ mapping, choices, onDone }: Asked) {
  const intl = useIntl();
  const queries = useQueryClient();
  const { asOf } = useQuestion();
  const [grade, setGrade] = useState<Grade | ''>('');
  const [reason, setReason] = useState('');
  const asked = { organisation: mapping.organisation };
  const preview = useMutation({ mutationFn: (by: Grade | null) => api.previewMapping(decisionsOf(choices, by), asOf, asked) });
  const confirm = useMutation({
    mutationFn: (by: Grade | null) => api.confirmMapping(reason, decisionsOf(choices, by), asked),
    onSuccess: async (done) => { choices.clear(); setGrade(''); setReason(''); preview.reset(); onDone(done); await queries.invalidateQueries(); },
  });
  const why = whyNot(mapping, choices, { grade, reason });
  return (
    <section className="map-bar" aria-labelledby="map-bar-name">
      <h2 id="map-bar-name"><FormattedMessage id="mapping.chosen" values={{ count: choices.here.length }} /></h2>
      <div className="map-bar-fields">
        <SegmentedChoice name={intl.formatMessage({ id: 'mapping.grade' })} value={grade} choices={GRADES} onChoose={(one) => { setGrade(one); preview.reset(); }} />
        <TextInput className="map-reason" label={intl.formatMessage({ id: 'mapping.reason' })} value={reason} maxLength={2000} onChange={(event) => setReason(event.currentTarget.value)} />
      </div>
      <p className="map-bar-ways">
        <Button variant="default" disabled={why.preview !== null} aria-describedby="map-why" loading={preview.isPending} onClick={() => preview.mutate(grade === '' ? null : grade)}><FormattedMessage id="mapping.preview" /></Button>
        <Button disabled={why.confirm !== null} aria-describedby="map-why" loading={confirm.isPending} onClick={() => confirm.mutate(grade === '' ? null : grade)}><FormattedMessage id="mapping.confirm" /></Button>
        <Button variant="default" disabled={why.refuse !== null} aria-describedby="map-why" onClick={() => confirm.mutate(null)}><FormattedMessage id="mapping.refuse" /></Button>
        <span className="note" id="map-why">{(why.confirm ?? why.refuse) !== null && <FormattedMessage id={(why.confirm ?? why.refuse)!} />}</span>
      </p>
      {(confirm.error ?? preview.error) && <Refusal error={(confirm.error ?? preview.error)!} otherwise={<button type="button" className="link-button" onClick={() => { confirm.reset(); preview.reset(); void queries.invalidateQueries(); }}><FormattedMessage id="mapping.again" /></button>} />}
      {preview.data && <PreviewTable preview={preview.data} />}
    </section>
  );
}

type Why = { preview: string | null; confirm: string | null; refuse: string | null };

/** Why each button is closed, as words; null where it is open. */
function whyNot(mapping: Mapping, choices: Choices, { grade, reason }: { grade: Grade | ''; reason: string }): Why {
  const none = choices.here.length === 0 ? 'mapping.why-none' : null;
  const aimed = choices.here.every((one) => targetOf(one, choices.chosen) !== null) ? null : 'mapping.why-target';
  const graded = grade === '' ? 'mapping.why-grade' : gradesOf(choices).includes(grade) ? null : 'mapping.why-too-high';
  const allowed = mapping.may.confirm ? null : 'mapping.why-reader';
  const said = reason.trim() === '' ? 'mapping.why-reason' : null;
  return { preview: none, confirm: allowed ?? none ?? aimed ?? graded ?? said, refuse: allowed ?? none ?? said };
}
