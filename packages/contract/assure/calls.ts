/** Questions of the room `assure`. */
import type { Ask } from '../ground/ask.ts';

export const assureCalls = (_ask: Ask) => ({});
