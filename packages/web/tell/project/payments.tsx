/** Payments and budget lines of the project by type and year, as at every other place; each sum opens to them. */
import type { ReactNode } from 'react';
import { useMoney } from '../../plan/money.tsx';
import { AsOf } from '../../plan/money-as-of.tsx';
import { MoneyLeft } from '../../plan/money-left.tsx';
import { Behind } from '../../plan/behind.tsx';
import { useOpened } from '../../plan/opened.ts';
import { MoneyYears } from '../../plan/money-years.tsx';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import type { OfProject } from './of-project.ts';

/** `otherwise` where the project has neither. */
export function Payments({ asked: { code, organisation, asOf }, otherwise = null }: { asked: OfProject['asked']; otherwise?: ReactNode }) {
  const asked = { organisation, place: `project:${code}`, asOf };
  const { data, error, refetch } = useMoney(asked);
  const opening = useOpened();
  if (!data) return error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={3} height={28} />;
  if (data.lines.length + data.payments.length + data.paymentsLeft.noRate.length + data.paymentsLeft.noAmount + data.paymentsLeft.notKnown + data.linesLeft.notKnown === 0) return otherwise;
  return (
    <>
      <MoneyYears money={data} asked={asked} {...opening} />
      <MoneyLeft money={data} published {...opening} />
      <Behind money={data} asked={asked} at="left" {...opening} />
      <p className="note"><AsOf money={data} /></p>
    </>
  );
}
