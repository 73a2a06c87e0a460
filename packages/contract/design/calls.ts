/** Questions of the room `design`. */
import type { Ask } from '../ground/ask.ts';

export const designCalls = (_ask: Ask) => ({});
