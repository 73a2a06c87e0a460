/** What a screen of figures asks first: its own questions, where there is a period to ask of, and the names that its words need. */
import type { Opened, Query } from '../shell/screen.ts';
import { type AskedFigures, askedOf } from './asked.ts';
import { namesOf } from './places.ts';

/** `placeOf`: of a screen that is a place, which one; elsewhere the address says it. */
export const earlyFigures = (questions: (asked: AskedFigures, opened: Opened) => readonly Query[], placeOf?: (opened: Opened) => string) =>
  (opened: Opened): readonly Query[] => {
    const { organisation, question } = opened;
    const asked = askedOf(organisation, placeOf ? { ...question, place: placeOf(opened) } : question);
    return [...(asked ? questions(asked, opened) : []), ...namesOf(organisation)];
  };
