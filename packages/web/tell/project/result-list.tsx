/** Results by stage as rows, where a source does not say what leads to what. */
import type { ProjectResult } from '@throughline/contract/tell/project.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStageName } from '../../rollup/areas.ts';
import { Nothing } from '../../rollup/series.tsx';
import { FigureLink } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Coverage } from '../../ui/verdict.tsx';
import { WordsText, useWords } from '../../ui/words-text.tsx';
import type { OfProject } from './of-project.ts';
import { Wide } from './wide.tsx';

type Asked = { of: OfProject['of']; selected: string | undefined; onOpen: (code: string) => void };

export function ResultList({ of, selected, onOpen }: Asked) {
  const stage = useStageName();
  const stages = [...new Set(of.results.map((one) => one.stage))];
  return (
    <Wide labelledBy="chain-name">
      <table aria-labelledby="chain-name" className="project-results">
        <thead>
          <tr>
            <th scope="col"><FormattedMessage id="column.result" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="count.indicators" /></th>
            <th scope="col"><FormattedMessage id="project.column.first-indicator" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="column.value" /></th>
            <th scope="col"><FormattedMessage id="column.coverage" /></th>
          </tr>
        </thead>
        {stages.map((one) => (
          <tbody key={one}>
            <tr className="project-stage"><th scope="rowgroup" colSpan={5}>{stage(one)}</th></tr>
            {of.results.filter((each) => each.stage === one).map((each) => <Row key={each.code} of={of} one={each} open={each.code === selected} onOpen={onOpen} />)}
          </tbody>
        ))}
      </table>
    </Wide>
  );
}

function Row({ of, one, open, onOpen }: { of: OfProject['of']; one: ProjectResult; open: boolean; onOpen: (code: string) => void }) {
  const format = useFormat();
  return (
    <tr className={open ? 'is-asked' : undefined}>
      <th scope="row"><button type="button" className="link-button" aria-expanded={open} onClick={() => onOpen(one.code)}><WordsText words={one.title} otherwise={one.code} /></button></th>
      <td className="is-number">{format.count(one.indicators.length)}</td>
      <Leading of={of} one={one} />
    </tr>
  );
}

function Leading({ of, one }: { of: OfProject['of']; one: ProjectResult }) {
  const words = useWords();
  const intl = useIntl();
  if (one.leading === null) return <><td colSpan={3}><span className="only-heard">{intl.formatMessage({ id: 'project.no-indicators' })}</span><Nothing /></td></>;
  const indicator = of.indicators.find((each) => each.code === one.leading!.indicator);
  return (
    <>
      <td><WordsText words={indicator?.name} otherwise={one.leading.indicator} /></td>
      <td className="is-number"><FigureLink figure={one.leading} name={words(indicator?.name) || one.leading.indicator} /></td>
      <td><Coverage coverage={one.leading.coverage} /></td>
    </>
  );
}
