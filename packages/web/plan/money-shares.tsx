/** One split of the money: bars, and the table whose sums open. */
import { useDirection } from '@mantine/core';
import { shares } from '@throughline/charts/shares.ts';
import type { MoneySplit } from '@throughline/contract/plan/choices.ts';
import type { Money } from '@throughline/contract/plan/money.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFramework } from '../framework/use-framework.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { ChartFrame } from '../ui/chart-frame.tsx';
import { useFormat } from '../ui/format.ts';
import { Picture } from '../ui/picture.tsx';
import { useWidth } from '../ui/width.ts';
import { csvOfParts, isOpen, placeOfPart, usePartName } from './money-parts.ts';
import { SumButton } from './money-sum.tsx';
import type { Opening } from './opened.ts';
import { useOpenedName } from './opened-name.ts';

type Asked = Opening & { money: Money; split: MoneySplit };

/** Held together in a line that runs the other way. */
const held = (text: string): string => `\u2066${text}\u2069`;

const TOTAL = { list: 'projects' } as const;

/** A picture of more would be a wall; the table has them all. */
const DRAWN = 12;

export function MoneyShares(asked: Asked) {
  const { money, split } = asked;
  const intl = useIntl();
  const name = usePartName();
  const all = money.splits[split];
  const title = intl.formatMessage({ id: `money.by.${split}` });
  const more = all.length - DRAWN;
  return (
    <ChartFrame
      title={title}
      name={`money-${split}-${money.place.replaceAll(':', '-')}`}
      picture={<Bars {...asked} title={title} />}
      table={<PartsTable {...asked} title={title} />}
      rows={csvOfParts(money, split, name)}
      notes={more > 0 ? [intl.formatMessage({ id: 'money.more-rows' }, { count: more })] : []}
    />
  );
}

function Bars({ money, split, title }: Asked & { title: string }) {
  const { dir } = useDirection();
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const format = useFormat();
  const name = usePartName();
  const goals = useFramework()?.sdgs;
  const picture = useMemo(() => shares(money.splits[split].slice(0, DRAWN).map((part) => {
    const colour = split === 'goal' ? goals?.find((one) => one.code === part.key)?.colour : undefined;
    return {
      name: name(split, part), size: Number(part.usd), isOpen: isOpen(part.key), ...(colour ? { colour } : {}),
      text: [format.value(part.usd, { kind: 'flow', unit: 'USD' }), part.share === null ? '' : format.share(part.share)].filter(Boolean).map(held).join(' · '),
    };
  }), { width: Math.min(width, 720), mirrored: dir === 'rtl', title }), [money, split, width, dir, goals, format, title]);
  return <div ref={ref}><Picture of={picture} /></div>;
}

function PartsTable({ money, split, opened, onOpen, title }: Asked & { title: string }) {
  const nameOf = useOpenedName(money);
  const format = useFormat();
  const name = usePartName();
  return (
    <div className="data-table-scroll">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col"><FormattedMessage id={`money.split.${split}`} /></th>
            <th scope="col" className="is-number"><FormattedMessage id="column.usd" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="column.share" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="column.projects" /></th>
          </tr>
        </thead>
        <tbody>
          {money.splits[split].map((part) => {
            const named = name(split, part);
            const place = placeOfPart(split, part.key);
            return (
              <tr key={part.key}>
                <th scope="row">{place === null ? named : <PlaceLink place={place}>{named}</PlaceLink>}</th>
                <td className="is-number"><SumButton name={named} usd={part.usd} of={{ list: 'projects', split, key: part.key }} opened={opened} onOpen={onOpen} /></td>
                <td className="is-number">{part.share !== null && format.share(part.share)}</td>
                <td className="is-number">{format.count(part.projects)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row"><FormattedMessage id="money.sum" /></th>
            <td className="is-number"><SumButton name={nameOf(TOTAL)} usd={money.total ?? '0'} of={TOTAL} opened={opened} onOpen={onOpen} /></td>
            <td className="is-number">{format.share('1')}</td>
            <td className="is-number">{format.count(money.projects)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
