import { useIntl } from 'react-intl';
import { Money } from '../../plan/money.tsx';
import { useAsked } from '../../rollup/asked.ts';
import { Page } from '../../shell/page.tsx';

export function SdgsPage() {
  const asked = useAsked();
  return <Page title={useIntl().formatMessage({ id: 'nav.sdgs' })}>{asked && <Money {...asked} full split="goal" />}</Page>;
}
