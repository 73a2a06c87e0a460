/** Beside what was sent in: its evidence, asked for when somebody opens it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Code } from '../../ui/words-text.tsx';
import { Piece } from './piece.tsx';

type Asked = { readonly organisation: string; readonly project: string; readonly period: string; readonly submission: number; /** One value of it; else all. */ readonly indicator?: string };

export function EvidenceOfSubmission(asked: Asked) {
  const [open, setOpen] = useState(false);
  return (
    <details className="evidence-of" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><FormattedMessage id="evidence.title" /></summary>
      {open && <Held {...asked} />}
    </details>
  );
}

function Held({ organisation, project, period, submission, indicator }: Asked) {
  const { data, error } = useQuery({ queryKey: ['evidence-of', organisation, project, period, submission, indicator ?? ''], queryFn: () => api.evidence(project, period, { organisation, submission, indicator: indicator ?? null }), retry: false });
  if (error) return <p className="note"><FormattedMessage id="evidence.not-shown" /></p>;
  if (!data) return <p className="note"><FormattedMessage id="evidence.asking" /></p>;
  return (
    <>
      {data.evidence.length === 0 && data.hidden === 0 && <p className="note"><FormattedMessage id="evidence.none" /></p>}
      <ul className="pieces">
        {data.evidence.map((one) => <Piece key={one.number} piece={one} organisation={organisation} project={project} supports={indicator === undefined && <p className="note">{[...new Set(one.values.map((value) => value.indicator))].map((code) => <span key={code}><Code>{code}</Code> </span>)}</p>} />)}
      </ul>
      {data.hidden > 0 && <p className="note"><FormattedMessage id="evidence.hidden" values={{ count: data.hidden }} /></p>}
    </>
  );
}
