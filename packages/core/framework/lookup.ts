/** What the rows of a framework may refer to while it is being read. */
import type { ActorType, Area, Dimension, Meant, Named, Reference, Source } from './types.ts';

/** The part of the reference lists that a framework leans on. */
export type Lists = Pick<Reference, 'units' | 'currencies' | 'targets'>;

export type Lookup = {
  readonly sources: ReadonlyMap<string, Source>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly functions: ReadonlyMap<string, Meant>;
  readonly actorTypes: ReadonlyMap<string, ActorType>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly collection: ReadonlyMap<string, Named>;
  readonly evidence: ReadonlyMap<string, Named>;
  readonly reference: Lists;
};
