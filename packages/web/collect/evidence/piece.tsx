/** One piece of evidence, whole: what it is, of when, how strong, who may see it, who brought it, and the hash that it is kept under. */
import type { Evidence } from '@throughline/contract/collect/evidence.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useFormat } from '../../ui/format.ts';
import './evidence.css';

type Asked = { readonly piece: Evidence; readonly organisation: string; readonly project: string; readonly supports?: ReactNode; readonly children?: ReactNode };

export function Piece({ piece, organisation, project, supports, children }: Asked) {
  const format = useFormat();
  const size = useSize();
  return (
    <li className="piece" data-evidence={piece.number}>
      <p className="piece-name"><Name piece={piece} organisation={organisation} project={project} /></p>
      <p className="note">
        <FormattedMessage id={`evidence.kind.${piece.kind}`} />{piece.date !== null && <> · {format.shortDay(piece.date)}</>}{piece.file !== null && <> · <bdi>{size(piece.file.size)}</bdi></>}
        {' · '}<FormattedMessage id={`evidence.strength.${piece.strength}`} /> · <span className={`piece-${piece.confidentiality}`}><FormattedMessage id={`evidence.confidentiality.${piece.confidentiality}`} /></span>
      </p>
      {supports}
      {piece.note !== null && <p className="piece-note"><bdi>{piece.note}</bdi></p>}
      <details className="piece-more">
        <summary><FormattedMessage id="evidence.details" /></summary>
        <p className="note"><FormattedMessage id="evidence.by" values={{ name: <bdi>{piece.by}</bdi>, day: format.moment(piece.added) }} /></p>
        {piece.file !== null && (
          <>
            <p className="note"><FormattedMessage id={`evidence.scan.${piece.file.scan}`} values={{ scanner: <bdi>{piece.file.scanner ?? ''}</bdi> }} />{piece.file.metadata !== 'none' && <> <FormattedMessage id={`evidence.metadata.${piece.file.metadata}`} /></>}</p>
            <p className="note piece-hash"><FormattedMessage id="evidence.hash" /> <bdi dir="ltr" className="code">{piece.file.sha256}</bdi></p>
          </>
        )}
      </details>
      {children}
    </li>
  );
}

function Name({ piece, organisation, project }: Omit<Asked, 'children'>) {
  if (piece.url !== null) return <><a href={piece.url} target="_blank" rel="noopener noreferrer nofollow"><bdi>{piece.name}</bdi></a> <span className="note"><bdi dir="ltr">{new URL(piece.url).host}</bdi></span></>;
  return <a href={`/api/v1${api.evidenceFile(project, piece.number)}?organisation=${encodeURIComponent(organisation)}`} download={piece.name}><bdi>{piece.name}</bdi></a>;
}

/** Bytes as people read them. */
export function useSize(): (bytes: number) => string {
  const intl = useIntl();
  return (bytes) => {
    const large = bytes >= 1024 * 1024;
    const size = bytes / (large ? 1024 * 1024 : 1024);
    return intl.formatNumber(size, { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', maximumFractionDigits: size < 10 ? 1 : 0 });
  };
}
