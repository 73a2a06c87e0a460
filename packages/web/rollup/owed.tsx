/** Who has not reported, wherever it is shown: program and words come when it is first drawn, so that no first load carries them. */
import { Suspense, lazy } from 'react';
import { loadPart } from '../shell/catalogue.ts';
import { languageOf } from '../shell/language.ts';
import { Waiting } from '../ui/waiting.tsx';
import type { OwedAsked } from './owed-table.tsx';

const Table = lazy(async () => {
  const language = languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined);
  const [{ OwedTable }] = await Promise.all([import('./owed-table.tsx'), loadPart('owed', language)]);
  return { default: OwedTable };
});

export const Owed = (asked: OwedAsked) => <Suspense fallback={<Waiting lines={6} />}><Table {...asked} /></Suspense>;
