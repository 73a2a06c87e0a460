/** The API as a typed client sees it: paths, questions and answers. The web uses this and nothing else to ask. */
import type { ProblemDetails } from './ground/problem.ts';
import type { Organisations } from './people/organisation.ts';
import type { Figures } from './rollup/figures.ts';
import type { IndicatorPage, IndicatorRow, Overview, Places, WorkingBody } from './rollup/pages.ts';
import type { FrameworkBody } from './framework/framework.ts';
import type { ImportResult, Imports, NotUnderstood } from './transfer/imports.ts';

export type Asked = Readonly<Record<string, string | number | readonly string[] | undefined | null>>;

/** A refusal with its problem details, or a lost connection (`details` null). */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly details: ProblemDetails | null;
  constructor(status: number, details: ProblemDetails | null) {
    super(details?.code ?? `status ${status}`);
    this.name = 'ApiRefusal';
    this.status = status;
    this.details = details;
  }
}

type Fetch = (url: string, init?: { method?: string; headers?: Record<string, string>; body?: unknown; signal?: AbortSignal }) =>
  Promise<{ ok: boolean; status: number; json(): Promise<unknown> }>;

/** Questions of the API at `base` ("/api/v1"). */
export function client(fetch: Fetch, base = '/api/v1') {
  const ask = async <T>(path: string, asked: Asked = {}, init: Parameters<Fetch>[1] = {}): Promise<T> => {
    const answer = await fetch(`${base}${path}${query(asked)}`, init).catch(() => null);
    if (!answer) throw new ApiRefusal(0, null);
    const body = await answer.json().catch(() => null);
    if (!answer.ok) throw new ApiRefusal(answer.status, body as ProblemDetails | null);
    return body as T;
  };
  return {
    organisations: () => ask<Organisations>('/organisations'),
    framework: (id: string) => ask<FrameworkBody>(`/frameworks/${encodeURIComponent(id)}`),
    places: (asked: Asked) => ask<Places>('/places', asked),
    indicators: (asked: Asked) => ask<{ indicators: IndicatorRow[]; next: string | null }>('/indicators', asked),
    overview: (asked: Asked) => ask<Overview>('/overview', asked),
    indicator: (code: string, asked: Asked) => ask<IndicatorPage>(`/indicators/${encodeURIComponent(code)}`, asked),
    figures: (asked: Asked) => ask<Figures>('/figures', asked),
    working: (asked: Asked) => ask<WorkingBody>('/working', asked),
    imports: (asked: Asked) => ask<Imports>('/imports', asked),
    notUnderstood: (asked: Asked) => ask<NotUnderstood>('/not-understood', asked),
    bringIn: (form: unknown, asked: Asked) => ask<ImportResult>('/imports', asked, { method: 'POST', body: form }),
    /** Where a file is fetched from: the portfolio (JSON) or all figures (CSV). */
    exportAddress: (kind: 'portfolio' | 'csv', asked: Asked) => `${base}/export/${kind}${query(asked)}`,
    undo: (number: number, asked: Asked) => ask<{ number: number }>(`/imports/${number}/undo`, asked, { method: 'POST' }),
  };
}
export type Client = ReturnType<typeof client>;

function query(asked: Asked): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(asked)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(String(one))}`);
    }
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
