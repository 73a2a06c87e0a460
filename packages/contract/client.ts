/** The API as a typed client sees it: paths, questions and answers. The web uses this and nothing else to ask. */
import type { ProblemDetails } from './ground/problem.ts';
import type { Ask, Asked } from './ground/ask.ts';
import { assureCalls } from './assure/calls.ts';
import { collectCalls } from './collect/calls.ts';
import { evidenceCalls } from './collect/evidence-calls.ts';
import { designCalls } from './design/calls.ts';
import { frameworkCalls } from './framework/calls.ts';
import { peopleCalls } from './people/calls.ts';
import { planCalls } from './plan/calls.ts';
import { rollupCalls } from './rollup/calls.ts';
import { tellCalls } from './tell/calls.ts';
import { filledCalls } from './transfer/filled-calls.ts';
import type { ImportResult, Imports, NotUnderstood } from './transfer/imports.ts';

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
  const ask: Ask = async <T>(path: string, asked: Asked = {}, init: Parameters<Fetch>[1] = {}): Promise<T> => {
    const answer = await fetch(`${base}${path}${query(asked)}`, init).catch(() => null);
    if (!answer) throw new ApiRefusal(0, null);
    const body = await answer.json().catch(() => null);
    if (!answer.ok) throw new ApiRefusal(answer.status, body as ProblemDetails | null);
    return body as T;
  };
  return {
    ...peopleCalls(ask),
    ...frameworkCalls(ask),
    ...designCalls(ask),
    ...planCalls(ask),
    ...collectCalls(ask),
    ...evidenceCalls(ask),
    ...filledCalls(ask),
    ...assureCalls(ask),
    ...rollupCalls(ask),
    ...tellCalls(ask),
    imports: (asked: Asked) => ask<Imports>('/imports', asked),
    notUnderstood: (asked: Asked) => ask<NotUnderstood>('/not-understood', asked),
    bringIn: (form: unknown, asked: Asked) => ask<ImportResult>('/imports', asked, { method: 'POST', body: form }),
    /** Where a file is fetched from: the portfolio (JSON) or all figures (CSV). */
    exportAddress: (kind: 'portfolio' | 'csv' | 'trail.csv' | 'trail.json', asked: Asked) => `${base}/export/${kind}${query(asked)}`,
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
