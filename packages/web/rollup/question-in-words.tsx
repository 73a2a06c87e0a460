import { ACCOUNTABILITIES } from '@throughline/core/framework/types.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import type { AskedFigures } from './asked.ts';
import { usePlaceName } from './places.ts';

/** `name`: the place's own, where the screen knows it and the organisation may hold nothing there. */
type Said = { name?: string; asked: AskedFigures; asOf: string | undefined; accountability?: string | undefined };

/** The question said in a sentence: place, period, as-of day, accountability. Stands on the screen and on paper. */
export function QuestionInWords({ name, asked, asOf, accountability }: Said) {
  const nameOf = usePlaceName();
  const format = useFormat();
  // until the answer says its day it is today's, so that the line is as long from the beginning
  const day = asked.asOf ?? asOf ?? new Date().toISOString().slice(0, 10);
  const values = { place: name || nameOf(asked.place), period: format.period(asked.period) };
  const only = ACCOUNTABILITIES.find((one) => one === accountability);
  return (
    <p className="in-words">
      <FormattedMessage id="question.as-of" values={{ ...values, day: format.day(day) }} />
      {only && <>{' '}<FormattedMessage id={`overview.only-${only}`} /></>}
    </p>
  );
}
