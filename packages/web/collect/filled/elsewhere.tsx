/** A report filled in elsewhere: program and words come when the section is opened, as most reports are written on the sheet. */
import { Suspense, lazy } from 'react';
import { loadPart } from '../../shell/catalogue.ts';
import { languageOf } from '../../shell/language.ts';
import { Waiting } from '../../ui/waiting.tsx';
import type { AskedElsewhere } from './form-of.ts';

const Section = lazy(async () => {
  const language = languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined);
  const [{ FilledSection }] = await Promise.all([import('./filled-section.tsx'), loadPart('sheets', language)]);
  return { default: FilledSection };
});

export const Elsewhere = (asked: AskedElsewhere) => <Suspense fallback={<Waiting lines={3} />}><Section {...asked} /></Suspense>;
