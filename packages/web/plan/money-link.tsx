/** A sum of money in a list of places or projects: it leads to where the same sum is opened. */
import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import { type Question, readQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import './money.css';

type Asked = { usd: string; name: string };

const useSaid = ({ usd, name }: Asked): { text: string; label: string } => {
  const format = useFormat();
  const text = format.value(usd, { kind: 'flow', unit: 'USD' });
  return { text, label: useIntl().formatMessage({ id: 'money.open' }, { name, usd: text }) };
};

/** On the page of a place: its total, or a tab of a project's. */
export function MoneyLink({ place, search = { money: 'projects' }, ...asked }: Asked & { place: string; search?: Question }) {
  const { text, label } = useSaid(asked);
  return <PlaceLink place={place} search={search} label={label} className="money-link"><bdi>{text}</bdi></PlaceLink>;
}

/** On the page where it stands. */
export function MoneyHere({ money, ...asked }: Asked & { money: string }) {
  const { text, label } = useSaid(asked);
  return <Link to="." search={((before: Question) => readQuestion({ ...before, money })) as never} resetScroll={false} aria-label={label} className="money-link"><bdi>{text}</bdi></Link>;
}
