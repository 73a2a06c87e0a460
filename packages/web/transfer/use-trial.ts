/** The files on the table: tried one after the other, tried again when a switch changes, then brought in. */
import { useQueryClient } from '@tanstack/react-query';
import type { ImportResult } from '@throughline/contract/transfer/imports.ts';
import { useEffect, useRef, useState } from 'react';
import { api } from '../shell/api.ts';

export type FileResult = ImportResult['files'][number];
export type Tried = {
  id: number;
  file: File;
  /** waiting → asking → tried → (keeping) → kept; failed when the question itself was refused. */
  state: 'waiting' | 'asking' | 'tried' | 'kept' | 'failed';
  result: FileResult | null;
  error: Error | null;
};

type Options = { strict: boolean; organisation: string };

export function useTrial() {
  const [files, setFiles] = useState<readonly Tried[]>([]);
  const [options, setOptions] = useState<Options>({ strict: false, organisation: '' });
  const queries = useQueryClient();
  const next = useRef(1);
  const change = (id: number, part: Partial<Tried>) => setFiles((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const asking = files.some((one) => one.state === 'asking');
  const waiting = files.find((one) => one.state === 'waiting');

  useEffect(() => {
    if (asking || !waiting) return;
    change(waiting.id, { state: 'asking' });
    send(waiting.file, options, true).then(
      (result) => change(waiting.id, { state: 'tried', result, error: null }),
      (error: Error) => change(waiting.id, { state: 'failed', error }),
    );
  }, [asking, waiting?.id]);

  const again = (part: Partial<Options>) => {
    setOptions((before) => ({ ...before, ...part }));
    setFiles((before) => before.map((one) => (one.state === 'kept' ? one : { ...one, state: 'waiting', result: null, error: null })));
  };
  const keep = async () => {
    for (const one of files.filter((each) => each.state === 'tried' && each.result?.outcome !== 'refused')) {
      change(one.id, { state: 'asking' });
      try {
        const result = await send(one.file, options, false);
        change(one.id, { state: result.outcome === 'refused' ? 'tried' : 'kept', result });
      } catch (error) {
        change(one.id, { state: 'failed', error: error as Error });
      }
    }
    // Every figure may have changed.
    await queries.invalidateQueries();
  };
  return {
    files,
    strict: options.strict,
    organisation: options.organisation,
    choose: (chosen: readonly File[]) => setFiles((before) => [...before, ...chosen.map((file): Tried => ({ id: next.current++, file, state: 'waiting', result: null, error: null }))]),
    drop: (id: number) => setFiles((before) => before.filter((one) => one.id !== id)),
    setStrict: (strict: boolean) => again({ strict }),
    setOrganisation: (organisation: string) => again({ organisation }),
    keep,
  };
}

/** Fields come before the file, so that the server knows them when the file begins to stream in. */
async function send(file: File, { strict, organisation }: Options, dryRun: boolean): Promise<FileResult> {
  const form = new FormData();
  form.append('dryRun', String(dryRun));
  form.append('strict', String(strict));
  if (organisation !== '') form.append('organisation', organisation);
  form.append('file', file, file.name);
  const answer = await api.bringIn(form, {});
  return answer.files[0]!;
}
