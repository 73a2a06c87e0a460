/** What the shapes of the sheet say, on demand: the words stand beside them in the cells anyway. */
import { FormattedMessage } from 'react-intl';
import { type Marked, StateMark } from './state-mark.tsx';

const STATES: readonly Marked[] = ['zero', 'partly', 'not-reported', 'not-applicable', 'missing', 'to-come', 'carried', 'waiting', 'not-expected'];

export function GridLegend() {
  return (
    <details className="grid-legend note">
      <summary><FormattedMessage id="project.legend" /></summary>
      <ul>{STATES.map((one) => <li key={one}><StateMark state={one} /> <FormattedMessage id={`project.state.${one}`} />: <FormattedMessage id={`project.means.${one}`} /></li>)}</ul>
      <p><FormattedMessage id="project.grid-keys" /></p>
    </details>
  );
}
