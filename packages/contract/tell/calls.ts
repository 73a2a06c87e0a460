/** Questions of the room `tell`. */
import type { Ask } from '../ground/ask.ts';
import { countryCalls } from './country-calls.ts';
import { sdgCalls } from './sdg-calls.ts';
import { projectCalls } from './project-calls.ts';

export const tellCalls = (ask: Ask) => ({
  ...projectCalls(ask),
  ...sdgCalls(ask),
  ...countryCalls(ask),
});
