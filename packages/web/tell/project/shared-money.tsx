/** How the project's money is shared out, by country and by goal; each part opens to the budget that it is a part of. */
import type { ProjectMoney } from '@throughline/contract/tell/project.ts';
import { Behind } from '../../plan/behind.tsx';
import { useMoney } from '../../plan/money.tsx';
import { useOpened } from '../../plan/opened.ts';
import type { OfProject } from './of-project.ts';
import { Shares } from './shares.tsx';

export function SharedMoney({ of, asked: { code, organisation, asOf }, goalsOnly = false }: { of: ProjectMoney; asked: OfProject['asked']; goalsOnly?: boolean }) {
  const opening = useOpened();
  const asked = { organisation, place: `project:${code}`, asOf };
  const { data } = useMoney(asked);
  return (
    <>
      <div className="project-two">
        {!goalsOnly && of.countries.length > 0 && <Shares of="countries" place="country" all={of.countries} money={data} />}
        {of.goals.length > 0 && <Shares of="goals" place="sdg" all={of.goals} money={data} />}
      </div>
      {data !== undefined && <Behind money={data} asked={asked} at="shares" {...opening} />}
    </>
  );
}
