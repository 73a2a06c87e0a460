/** Questions of the room `design`. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Projects } from './projects.ts';

export const designCalls = (ask: Ask) => ({
  projects: (asked: Asked) => ask<Projects>('/projects', asked),
});
