/** Questions of the room `framework`. */
import type { Ask } from '../ground/ask.ts';
import type { FrameworkBody } from './framework.ts';
import type { WholeFramework } from './whole.ts';

export const frameworkCalls = (ask: Ask) => ({
  framework: (id: string) => ask<FrameworkBody>(`/frameworks/${encodeURIComponent(id)}`),
  wholeFramework: (id: string) => ask<WholeFramework>(`/frameworks/${encodeURIComponent(id)}/whole`),
});
