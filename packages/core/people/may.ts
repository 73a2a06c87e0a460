/**
 * Who may do what, where. Absence means no: a verb that no grant names is refused (house style 7).
 */
export const VERBS = ['figure.read', 'import.create', 'import.undo', 'import.read', 'export.create', 'mapping.confirm', 'mapping.undo'] as const;
export type Verb = (typeof VERBS)[number];

/** A place where a grant holds: the whole store, or one organisation by its id. */
export type Scope = { readonly store: true } | { readonly organisation: string };

export type Grant = { readonly verb: Verb; readonly at: Scope };
export type Actor = { readonly name: string; readonly grants: readonly Grant[] };

/** Reads, and nothing else: what everybody who can reach the address may do. */
export const READER: Actor = {
  name: 'reader',
  grants: (['figure.read', 'import.read', 'export.create'] as const).map((verb) => ({ verb, at: { store: true } })),
};

/** The person at this machine: everything, on a loopback address or a terminal only. */
export const LOCAL: Actor = { name: 'local', grants: VERBS.map((verb) => ({ verb, at: { store: true } })) };

/** Whether an actor may do something at a place: a grant for the store holds at each of its organisations. */
export function may(actor: Actor, verb: Verb, at: Scope): boolean {
  return actor.grants.some((grant) => grant.verb === verb && covers(grant.at, at));
}

function covers(granted: Scope, asked: Scope): boolean {
  if ('store' in granted) return true;
  return 'organisation' in asked && asked.organisation === granted.organisation;
}
