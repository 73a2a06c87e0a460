/** Questions of the room `plan`. */
import type { Ask } from '../ground/ask.ts';

export const planCalls = (_ask: Ask) => ({});
