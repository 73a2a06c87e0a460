/** Shares of the money in per cent, each with its amount; they add to 100 or say that they do not. */
import type { MoneySplit } from '@throughline/contract/plan/choices.ts';
import type { Money } from '@throughline/contract/plan/money.ts';
import type { ProjectMoney } from '@throughline/contract/tell/project.ts';
import { FormattedMessage } from 'react-intl';
import { SumButton } from '../../plan/money-sum.tsx';
import { useOpened } from '../../plan/opened.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { Nothing } from '../../rollup/series.tsx';
import { useFormat } from '../../ui/format.ts';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { WordsText, useWords } from '../../ui/words-text.tsx';
import { percent } from './facts.tsx';
import { Wide } from './wide.tsx';

type Share = ProjectMoney['goals'][number];

/** The split of the project's money that holds these shares. */
const SPLIT = { country: 'country', sdg: 'goal' } as const;

type Asked = { of: 'countries' | 'goals'; place: 'country' | 'sdg'; all: readonly Share[]; money: Money | undefined };

export function Shares({ of, place, all, money }: Asked) {
  const format = useFormat();
  return (
    <section aria-labelledby={`shares-${place}`}>
      <h3 id={`shares-${place}`}><FormattedMessage id={`project.shares-${of}`} /></h3>
      <Wide labelledBy={`shares-${place}`}>
        <table aria-labelledby={`shares-${place}`}>
          <thead><tr><th scope="col"><FormattedMessage id={place === 'sdg' ? 'project.column.goal' : 'column.country'} /></th><th scope="col" className="is-number"><FormattedMessage id="project.column.share" /></th><th scope="col" className="is-number"><FormattedMessage id="project.column.usd" /></th></tr></thead>
          <tbody>
            {all.map((one) => (
              <tr key={one.code}>
                <th scope="row"><PlaceLink place={`${place}:${one.code}`}>{place === 'sdg' && <><SdgMark target={one.code} /> </>}<WordsText words={one.name} otherwise={one.code} /></PlaceLink></th>
                <td className="is-number"><ShareBar share={one.share} /> <bdi>{percent(one.share, format)}</bdi></td>
                <td className="is-number"><Part of={one} split={SPLIT[place]} money={money} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

/** Opens to the budget that it is a part of, where the money of the place counts it so; not above the lowest level (decision 0010). */
function Part({ of: { code, name, usd }, split, money }: { of: Share; split: MoneySplit; money: Money | undefined }) {
  const format = useFormat();
  const words = useWords();
  const opening = useOpened();
  if (usd === null) return <Nothing />;
  const counted = money?.splits[split].find((one) => one.key === code);
  if (counted?.usd !== usd) return <bdi>{format.value(usd, { kind: 'flow', unit: 'USD' })}</bdi>;
  return <SumButton name={words(name) || code} usd={usd} of={{ list: 'projects', split, key: code }} {...opening} />;
}

function ShareBar({ share }: { share: string }) {
  return (
    <svg className="bar project-share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-ground" x="0" y="2" width="100" height="4" /><rect className="bar-value" x="0" y="2" width={Math.max(0, Math.min(100, Number(share)))} height="4" />
    </svg>
  );
}
