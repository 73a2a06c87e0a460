/** Data: bring files in (tried first, then for good), see what came when, take it back, take data out. */
import { FormattedMessage, useIntl } from 'react-intl';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { BringIn } from './bring-in.tsx';
import './data.css';
import { History } from './history.tsx';
import { NotUnderstoodList } from './not-understood.tsx';
import { TakeOut } from './take-out.tsx';

export function DataPage() {
  const intl = useIntl();
  const { current } = useOrganisations();
  return (
    <Page title={intl.formatMessage({ id: 'nav.data' })} lead={<p className="in-words"><FormattedMessage id="data.lead" /></p>}>
      <BringIn />
      {current && (
        <>
          <TakeOut organisation={current.id} />
          <History organisation={current.id} />
          <NotUnderstoodList organisation={current.id} />
        </>
      )}
    </Page>
  );
}
