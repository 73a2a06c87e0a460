/** Questions of the room `assure`. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Trail, TrailState } from './trail.ts';
import type { Confirmed, Decision, Mapping } from './mapping.ts';

const posted = (body: unknown) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const assureCalls = (ask: Ask) => ({
  mapping: (asked: Asked) => ask<Mapping>('/mapping', asked),
  confirmMapping: (reason: string, decisions: readonly Decision[], asked: Asked) => ask<Confirmed>('/mapping/confirmations', asked, posted({ reason, decisions })),
  trail: (asked: Asked) => ask<Trail>('/trail', asked),
  trailState: (asked: Asked) => ask<TrailState>('/trail/state', asked),
  verifyTrail: (asked: Asked) => ask<TrailState>('/trail/verification', asked, { method: 'POST' }),
  undoMapping: (number: number, asked: Asked) => ask<Confirmed>(`/mapping/confirmations/${number}/undo`, asked, { method: 'POST' }),
});
