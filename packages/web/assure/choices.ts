/** What is chosen in the workbench, and what is then decided. */
import type { Decision, Grade, Mapping, MappingGroup } from '@throughline/contract/assure/mapping.ts';
import { useMemo, useState } from 'react';

/** The indicator that a group would be mapped to: as chosen, else as it stands or its source says, else the best proposal. */
export function targetOf(group: MappingGroup, chosen: ReadonlyMap<string, string>): string | null {
  const [first] = group.subjects;
  return chosen.get(group.key) ?? first?.standing?.to ?? first?.stated?.to ?? group.proposals[0]?.indicator ?? null;
}

export function useChoices(groups: Mapping['groups']) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const here = useMemo(() => groups.filter((one) => selected.has(one.key)), [groups, selected]);
  return {
    selected, chosen, here,
    select: (key: string, on: boolean) => setSelected((before) => { const next = new Set(before); if (on) next.add(key); else next.delete(key); return next; }),
    selectAll: (on: boolean) => setSelected(on ? new Set(groups.map((one) => one.key)) : new Set()),
    choose: (key: string, indicator: string) => setChosen((before) => new Map(before).set(key, indicator)),
    clear: () => { setSelected(new Set()); setChosen(new Map()); },
  };
}
export type Choices = ReturnType<typeof useChoices>;

/** One decision for each old value and each indicator chosen; a grade of null refuses them. */
export function decisionsOf({ here, chosen }: Pick<Choices, 'here' | 'chosen'>, grade: Grade | null): Decision[] {
  return here.flatMap((group) => {
    const to = grade === null ? null : targetOf(group, chosen);
    return group.subjects.map((one) => ({ subject: one.subject, seen: one.standing?.mapping ?? null, to, grade: to === null ? null : grade }));
  });
}

/** Grades that may be said of everything chosen, as far as the proposals know. */
export function gradesOf({ here, chosen }: Pick<Choices, 'here' | 'chosen'>): readonly Grade[] {
  const all: readonly Grade[] = ['A', 'B', 'C', 'D'];
  return all.filter((grade) => here.every((group) => {
    const proposal = group.proposals.find((one) => one.indicator === targetOf(group, chosen));
    return proposal === undefined || proposal.grades.includes(grade);
  }));
}
