/** Questions of the room `rollup`. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Decision } from '../assure/mapping.ts';
import type { Coverage, Gaps, NotRead, Preview } from './gaps.ts';
import type { Owed } from './owed.ts';
import type { Changes } from './changes.ts';
import type { Figures } from './figures.ts';
import type { ApproveRestatement, ApprovedRestatements, Created, Published, Restatements, SnapshotEffect, SnapshotPage, SnapshotPreview, Snapshots } from './snapshots.ts';
import type { IndicatorPage, IndicatorProjects, IndicatorRow, Overview, Places, WorkingBody } from './pages.ts';

const post = (body: unknown) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const rollupCalls = (ask: Ask) => ({
  places: (asked: Asked) => ask<Places>('/places', asked),
  indicators: (asked: Asked) => ask<{ indicators: IndicatorRow[]; next: string | null }>('/indicators', asked),
  overview: (asked: Asked) => ask<Overview>('/overview', asked),
  changes: (asked: Asked) => ask<Changes>('/changes', asked),
  indicator: (code: string, asked: Asked) => ask<IndicatorPage>(`/indicators/${encodeURIComponent(code)}`, asked),
  indicatorProjects: (code: string, asked: Asked) => ask<IndicatorProjects>(`/indicators/${encodeURIComponent(code)}/projects`, asked),
  previewMapping: (decisions: readonly Decision[], asOf: string | undefined, asked: Asked) =>
    ask<Preview>('/mapping/preview', asked, post({ decisions, ...(asOf === undefined ? {} : { asOf }) })),
  gaps: (asked: Asked) => ask<Gaps>('/gaps', asked),
  coverage: (asked: Asked) => ask<Coverage>('/coverage', asked),
  notRead: (asked: Asked) => ask<NotRead>('/gaps/not-understood', asked),
  owed: (asked: Asked) => ask<Owed>('/owed', asked),
  figures: (asked: Asked) => ask<Figures>('/figures', asked),
  snapshots: (asked: Asked) => ask<Snapshots>('/snapshots', asked),
  snapshotPreview: (asked: Asked) => ask<SnapshotPreview>('/snapshots/preview', asked),
  snapshotEffect: (asked: Asked) => ask<SnapshotEffect>('/snapshots/effect', asked),
  snapshot: (id: string, asked: Asked) => ask<SnapshotPage>(`/snapshots/${encodeURIComponent(id)}`, asked),
  restatements: (id: string, asked: Asked) => ask<Restatements>(`/snapshots/${encodeURIComponent(id)}/restatements`, asked),
  createSnapshot: (body: { name: string; asOf?: string | undefined }, asked: Asked) => ask<Created>('/snapshots', asked, post(body)),
  publishSnapshot: (id: string, reason: string, asked: Asked) => ask<Published>(`/snapshots/${encodeURIComponent(id)}/publication`, asked, post(reason.trim() === '' ? {} : { reason })),
  approveRestatements: (id: string, body: ApproveRestatement, asked: Asked) => ask<ApprovedRestatements>(`/snapshots/${encodeURIComponent(id)}/restatements`, asked, post(body)),
  working: (asked: Asked) => ask<WorkingBody>('/working', asked),
});
