/** Opens the working panel when the address names a figure; the panel's own part is fetched then. */
import { Suspense, lazy } from 'react';
import { readWorking, useQuestion } from '../../shell/question.ts';

const Panel = lazy(async () => ({ default: (await import('./panel.tsx')).Panel }));

export function WorkingPanel() {
  const { working } = useQuestion();
  const opened = readWorking(working);
  if (!opened) return null;
  return <Suspense fallback={null}><Panel opened={opened} /></Suspense>;
}
