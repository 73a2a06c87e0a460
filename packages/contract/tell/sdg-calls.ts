/** Questions about the Sustainable Development Goals. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { SdgPage, Sdgs } from './sdg.ts';

export const sdgCalls = (ask: Ask) => ({
  sdgs: (asked: Asked) => ask<Sdgs>('/sdgs', asked),
  sdg: (code: string, asked: Asked) => ask<SdgPage>(`/sdgs/${encodeURIComponent(code)}`, asked),
});
