/** Questions of the room `tell`. */
import type { Ask } from '../ground/ask.ts';

export const tellCalls = (_ask: Ask) => ({});
