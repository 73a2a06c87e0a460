/** Where the project's values came from, and what of its source was not understood: kept, shown, never counted. */
import type { ProjectSources } from '@throughline/contract/tell/project.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale, problemText } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, useLanguage } from '../../ui/words-text.tsx';
import type { OfProject } from './of-project.ts';
import { useProjectSources } from './use-project.ts';
import { Wide } from './wide.tsx';

export function Sources({ asked }: OfProject) {
  const { data, error, refetch, dataUpdatedAt } = useProjectSources(asked, useLanguage());
  return (
    <>
      <section aria-labelledby="sources-name">
        <h2 id="sources-name"><FormattedMessage id="project.sources" /></h2>
        {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <><Stale error={error} since={dataUpdatedAt} /><Imports of={data} /></> : <Waiting lines={3} />}
      </section>
      {data && <NotUnderstood of={data} />}
    </>
  );
}

const HEADS = ['history.number', 'history.file', 'history.when', 'project.column.submissions', 'project.column.values'] as const;

function Imports({ of }: { of: ProjectSources }) {
  const format = useFormat();
  const intl = useIntl();
  const number = (at: number) => (at === 0 || at > 2 ? 'is-number' : undefined);
  return (
    <Wide labelledBy="sources-name">
      <table aria-labelledby="sources-name">
        <thead><tr>{HEADS.map((one, at) => <th key={one} scope="col" className={number(at)}><FormattedMessage id={one} /></th>)}</tr></thead>
        <tbody>
          {of.imports.map((one) => {
            const kind = `file-kind.${one.kind}`;
            return (
              <tr key={one.number}>
                <td className="is-number">{format.count(one.number)}</td>
                <th scope="row"><bdi>{one.file}</bdi> <span className="note">{intl.messages[kind] ? intl.formatMessage({ id: kind }) : one.kind}{one.design && <> · <FormattedMessage id="project.design-from" /></>}</span></th>
                <td>{format.moment(one.at)}<span className="note"> <bdi>{one.actor}</bdi></span></td>
                <td className="is-number">{format.count(one.submissions)}</td>
                <td className="is-number">{format.count(one.values)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

function NotUnderstood({ of }: { of: ProjectSources }) {
  const format = useFormat();
  return (
    <section aria-labelledby="odd-name">
      <h2 id="odd-name"><FormattedMessage id="odd.title" />{of.total > 0 && <span className="count"> {format.count(of.total)}</span>}</h2>
      {of.notUnderstood.length === 0 ? <p className="quiet"><FormattedMessage id="odd.none" /></p> : <p className="note"><FormattedMessage id="odd.note" /></p>}
      {of.notUnderstood.map((one) => <Reason key={one.code} of={one} />)}
    </section>
  );
}

/** Reasons with few rows stand open. */
const FEW = 4;

function Reason({ of }: { of: ProjectSources['notUnderstood'][number] }) {
  const intl = useIntl();
  const format = useFormat();
  const said = problemText({ severity: 'warning', code: of.code, at: '', text: of.text, found: '', accepted: '' }, intl);
  return (
    <details className="project-odd" open={of.count <= FEW}>
      <summary>{said} <span className="count">{format.count(of.count)}</span></summary>
      <ul>
        {of.rows.map((row, at) => (
          <li key={at}>
            {row.found !== null && row.found !== '' && <><span className="quiet"><FormattedMessage id="problem.found" /></span> <bdi>{row.found}</bdi> </>}
            {row.accepted !== null && row.accepted !== '' && <><span className="quiet"><FormattedMessage id="problem.accepted" /></span> <bdi>{row.accepted}</bdi> </>}
            <span className="note">{row.indicator !== null && <><Code>{row.indicator}</Code> · </>}{row.line !== null && <><FormattedMessage id="working.line" values={{ line: row.line }} /> · </>}<bdi className="code source-at" dir="ltr">{row.at}</bdi></span>
          </li>
        ))}
      </ul>
    </details>
  );
}
