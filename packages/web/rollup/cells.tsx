/** The figure cut by one dimension (figures 8); what was not stated stands as a part of its own. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useWords } from '../ui/words-text.tsx';
import type { AskedFigures } from './asked.ts';
import { useCellName } from './indicator-cell-name.ts';
import { Nothing } from './series.tsx';

export function Cells({ body, asked }: { body: IndicatorPage; asked: AskedFigures }) {
  const intl = useIntl();
  const words = useWords();
  const change = useChangeQuestion();
  const question = useQuestion();
  const by = question.by !== undefined && body.dimensions.includes(question.by) ? question.by : body.dimensions[0]!;
  const ask = { ...asked, indicator: body.indicator.code, place: body.place, period: body.period, by };
  const { data, error, refetch, dataUpdatedAt } = useQuery({ queryKey: ['cells', ask], queryFn: () => api.figures(ask) });
  const cellName = useCellName();
  const title = intl.formatMessage({ id: 'by.cell' });
  return (
    <section className="breakdown">
      <h2>{title}</h2>
      <NativeSelect
        className="dimension"
        label={intl.formatMessage({ id: 'by.dimension' })}
        value={by}
        data={body.dimensions.map((one) => ({ value: one, label: cellName.dimension(one) }))}
        onChange={(event) => change({ by: event.currentTarget.value }, { replace: true })}
      />
      {data && <Stale error={error} since={dataUpdatedAt} />}
      {data ? <CellTable figures={data.figures} by={by} of={words(body.indicator.name) || body.indicator.code} title={title} file={`${body.indicator.code}-${by}.csv`} /> : error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={4} />}
    </section>
  );
}

function CellTable({ figures, by, of, title, file }: { figures: readonly Figure[]; by: string; of: string; title: string; file: string }) {
  const intl = useIntl();
  const cellName = useCellName();
  const format = useFormat();
  const columns = useMemo((): Column<Figure>[] => {
    const nameOf = (one: Figure) => cellName.value(by, one.cell?.[by] ?? '');
    return [
      { key: 'cell', name: intl.formatMessage({ id: 'column.part' }), sort: nameOf, text: nameOf, cell: nameOf },
      { key: 'value', name: intl.formatMessage({ id: 'column.value' }), number: true, sort: (one) => (one.value === null ? null : Number(one.value)), text: (one) => one.value ?? '', cell: (one) => <FigureLink figure={one} name={`${of}, ${nameOf(one)}`} unit={false} /> },
      { key: 'label', name: intl.formatMessage({ id: 'column.label' }), sort: (one) => one.label, text: (one) => one.label, cell: (one) => <FormattedMessage id={`label.${one.label}`} /> },
    ];
  }, [intl, by]);
  const stated = figures.find((one) => one.statedShare != null)?.statedShare;
  if (figures.length === 0) return <p className="quiet"><Nothing /></p>;
  return (
    <>
      <DataTable rows={figures} columns={columns} rowKey={(one) => one.cell?.[by] ?? ''} label={title} file={file} />
      {stated != null && <p className="note"><FormattedMessage id="by.stated" values={{ share: format.share(stated) }} /></p>}
    </>
  );
}
