/**
 * Everything that can be done, as `noun.verb`: what roles are made of, what a use case asks for, and what the trail says was done.
 * The words for each stand in `words/` as `verb.noun.verb`.
 */
export const VERBS = [
  // what is told
  'figure.read', 'export.create', 'snapshot.read', 'snapshot.create', 'snapshot.publish', 'restatement.approve',
  // files in
  'import.read', 'import.create', 'import.undo', 'mapping.confirm', 'mapping.undo',
  // reports: what is entered, handed in, and judged
  'round.read', 'round.open', 'round.close',
  'report.read', 'report.enter', 'report.submit', 'report.withdraw', 'report.reopen', 'report.return', 'report.verify', 'report.correct',
  'comment.write', 'comment.settle', 'evidence.read', 'evidence.add', 'evidence.withdraw', 'confidential-evidence.read', 'registry.read', 'registry.keep',
  // how good the data are, and who did what
  'quality.read', 'trail.read', 'trail.export',
  // people and their rights
  'person.read', 'person.invite', 'person.recover', 'person.suspend', 'person.restore', 'grant.create', 'grant.revoke', 'key.read', 'key.create', 'key.revoke',
] as const;
export type Verb = (typeof VERBS)[number];

/** What everybody with an account may do with it, and nobody else: no grant names these. */
export const OWN_VERBS = [
  'account.create', 'account.change', 'password.change', 'session.create', 'session.end', 'second-factor.begin', 'second-factor.confirm', 'second-factor.remove',
] as const;
export type OwnVerb = (typeof OWN_VERBS)[number];

export const isVerb = (text: string): text is Verb => (VERBS as readonly string[]).includes(text);
