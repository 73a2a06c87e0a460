import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import type { AskedFigures } from './asked.ts';
import { usePlaceName } from './places.ts';

/** The question said in a sentence: place, period, as-of day. Stands on the screen and on paper. */
export function QuestionInWords({ asked, asOf }: { asked: AskedFigures; asOf: string | undefined }) {
  const name = usePlaceName();
  const format = useFormat();
  const day = asked.asOf ?? asOf;
  const values = { place: name(asked.place), period: format.period(asked.period) };
  return (
    <p className="in-words">
      {day ? <FormattedMessage id="question.as-of" values={{ ...values, day: format.day(day) }} /> : <FormattedMessage id="question.now" values={values} />}
    </p>
  );
}
