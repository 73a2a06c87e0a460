import { FormattedMessage } from 'react-intl';
import { api } from '../shell/api.ts';

/** Data out: the whole portfolio, and all figures as a table. */
export function TakeOut({ organisation }: { organisation: string }) {
  return (
    <section className="data-section" aria-labelledby="out-name">
      <h2 id="out-name"><FormattedMessage id="out.title" /></h2>
      <ul className="out">
        <li><a href={api.exportAddress('portfolio', { organisation })} download><FormattedMessage id="out.portfolio" /></a> <span className="note"><FormattedMessage id="out.portfolio-note" /></span></li>
        <li><a href={api.exportAddress('csv', { organisation })} download><FormattedMessage id="out.csv" /></a> <span className="note"><FormattedMessage id="out.csv-note" /></span></li>
        <li><a href="/api/docs"><FormattedMessage id="out.api" /></a> <span className="note"><FormattedMessage id="out.api-note" /></span></li>
      </ul>
    </section>
  );
}
