/** Evidence beside a line of the sheet: what supports its value, what is asked for, what is on its way, and the way to add more. */
import type { Evidence, EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { lacksEvidence } from '@throughline/core/collect/evidence.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { Button } from '@mantine/core';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useWords } from '../../ui/words-text.tsx';
import type { Dimensions } from '../lines.ts';
import { PartName } from '../sheet-line.tsx';
import { AddPiece } from './add-piece.tsx';
import { OnTheWay } from './on-the-way.tsx';
import { Piece } from './piece.tsx';
import { Withdraw } from './withdraw.tsx';
import { type Uploads, uploadsTo } from './uploads.ts';
import { byPeople, useEvidence } from './use-evidence.ts';

type Asked = { readonly page: ReportPage; readonly row: ReportRow; readonly parts: readonly Dimensions[]; readonly said: SaidEntry | null };

export function EvidenceSection(asked: Asked) {
  const { page } = asked;
  const { data, again } = useEvidence(page);
  const uploads = useMemo(() => uploadsTo(`/api/v1${api.evidenceUpload(page.project, page.period)}?organisation=${encodeURIComponent(page.organisation)}`), [page.organisation, page.project, page.period]);
  useEffect(() => uploads.whenKept(again));
  return data === undefined ? null : <Held {...asked} data={data} uploads={uploads} again={again} />;
}

function Held({ page, row, parts, said, data, uploads, again }: Asked & { data: EvidenceOfReport; uploads: Uploads; again: () => void }) {
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const sending = useSyncExternalStore(uploads.listen, uploads.list).filter((one) => one.about.values.some(({ indicator }) => indicator === row.indicator));
  const pieces = data.evidence.filter((one) => one.values.some(({ indicator }) => indicator === row.indicator));
  const asked = data.asked[row.indicator] ?? [];
  const lacking = byPeople(page) && lacksEvidence(said, asked, pieces.length);
  return (
    <section className="panel-evidence" aria-labelledby="panel-evidence">
      <h3 id="panel-evidence"><FormattedMessage id="evidence.title" /> <span className="evidence-count" data-evidence-count={pieces.length}><FormattedMessage id="evidence.count" values={{ count: pieces.length }} /></span></h3>
      {asked.length > 0 && <p className="note"><FormattedMessage id="collect.evidence.asked" values={{ names: <bdi>{asked.map((one) => words(one)).join(' · ')}</bdi> }} /></p>}
      {lacking && <p className="evidence-lacking" role="status"><FormattedMessage id="collect.evidence.lacking" /></p>}
      <ul className="pieces">
        {pieces.map((one) => (
          <Piece key={one.number} piece={one} organisation={page.organisation} project={page.project} supports={<Supports piece={one} row={row} />}>
            {data.may.withdraw && <Withdraw page={page} row={row} piece={one} onDone={again} />}
          </Piece>
        ))}
      </ul>
      {data.hidden > 0 && <p className="note"><FormattedMessage id="evidence.hidden" values={{ count: data.hidden }} /></p>}
      <OnTheWay sending={sending} uploads={uploads} />
      {data.may.add ? (
        <>
          <Button variant="default" size="compact-sm" aria-expanded={adding} data-evidence-add onClick={() => setAdding(!adding)}><FormattedMessage id="collect.evidence.add" /></Button>
          {adding && <AddPiece page={page} row={row} parts={parts} data={data} uploads={uploads} onDone={() => { setAdding(false); again(); }} />}
        </>
      ) : byPeople(page) && page.submission !== null && page.standing !== 'drafting' && <p className="note"><FormattedMessage id="collect.evidence.frozen" /></p>}
    </section>
  );
}

/** Parts of the value, and how many other values it stands for. */
function Supports({ piece, row }: { piece: Evidence; row: ReportRow }) {
  const cells = piece.values.filter((one) => one.indicator === row.indicator && one.cell !== null).map((one) => one.cell!);
  const others = new Set(piece.values.map((one) => one.indicator)).size - 1;
  if (cells.length === 0 && others === 0) return null;
  return (
    <p className="note">
      {cells.map((cell) => <span key={cell} className="piece-part"><PartName row={row} part={Object.fromEntries(JSON.parse(cell) as [string, string][])} /> </span>)}
      {others > 0 && <FormattedMessage id="collect.evidence.shared" values={{ count: others }} />}
    </p>
  );
}
