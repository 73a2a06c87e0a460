import { expect, test } from 'vitest';
import { nearPeriods, nearPlaces } from './nearest.tsx';
import { placeParts, withPart } from './place-parts.ts';

test('a programme is joined with a country, a group or a goal, the programme first', () => {
  expect(withPart('organisation', { programme: 'programme:P' })).toBe('programme:P');
  expect(withPart('programme:P', { other: 'country:GHA' })).toBe('programme:P+country:GHA');
  expect(withPart('country:GHA', { programme: 'programme:P' })).toBe('programme:P+country:GHA');
  expect(withPart('programme:P+country:GHA', { other: 'group:LDC' })).toBe('programme:P+group:LDC');
  expect(withPart('programme:P+country:GHA', { programme: null })).toBe('country:GHA');
  expect(withPart('programme:P+country:GHA', { other: null })).toBe('programme:P');
  expect(withPart('country:GHA', { other: null })).toBeUndefined();
});

test('what cannot be joined gives way to the choice', () => {
  expect(withPart('unit:TCB', { programme: 'programme:P' })).toBe('programme:P');
  expect(withPart('country:GHA+sdg:9', { programme: 'programme:P' })).toBe('programme:P');
  expect(placeParts('country:GHA+sdg:9')).toEqual({ programme: null, other: 'country:GHA+sdg:9' });
});

test('the nearest to a wrong place or period', () => {
  expect(nearPlaces('programme:AGR', ['programme:AGRO', 'country:GHA'])).toEqual(['programme:AGRO']);
  expect(nearPlaces('programme:AGRO+country:XXX', ['programme:AGRO', 'country:GHA'])).toEqual(['programme:AGRO']);
  expect(nearPeriods('2023..2021', 2019, 2024)).toEqual(['2021..2023']);
  expect(nearPeriods('2023-24', 2019, 2024)).toEqual(['2023']);
  expect(nearPeriods('last year', 2019, 2024)).toEqual(['2024']);
});
