/**
 * Roles as data: what each may do where it is granted, and which roles its holder may give to others there. A role says nothing of a
 * place or a time; a grant does. That a verifier is not the submitter is no role's matter but a rule of the reports themselves.
 */
import { VERBS, type Verb } from './verbs.ts';

export const ROLES = [
  'project-manager', 'assistant', 'national-counterpart', 'field-office', 'programme-manager', 'country-representative', 'quality-assurance', 'results-unit',
  'evaluator', 'auditor', 'finance', 'donor', 'member-state', 'public', 'administrator', 'local',
] as const;
export type Role = (typeof ROLES)[number];

export type RoleMeaning = {
  readonly verbs: readonly Verb[];
  /** Roles that its holder may give where the grant holds: nobody gives more than is listed. */
  readonly gives: readonly Role[];
};

/** What everybody who can reach the address may do. */
const PUBLISHED: readonly Verb[] = ['figure.read', 'import.read', 'export.create', 'snapshot.read'];
/** Those who work with reports see them before they count. */
const SEEING: readonly Verb[] = [...PUBLISHED, 'round.read', 'report.read', 'evidence.read', 'quality.read'];
const ENTERING: readonly Verb[] = [...SEEING, 'report.enter', 'comment.write', 'evidence.add', 'evidence.withdraw', 'registry.read'];
const RUNNING: readonly Verb[] = [
  ...ENTERING, 'report.submit', 'report.withdraw', 'report.correct', 'comment.settle', 'confidential-evidence.read', 'registry.keep', 'trail.read', 'person.read', 'person.invite',
  'grant.create', 'grant.revoke',
];
const JUDGING: readonly Verb[] = [...SEEING, 'confidential-evidence.read', 'report.return', 'report.verify', 'comment.write', 'comment.settle', 'registry.read', 'trail.read', 'person.read'];

/** Those that only a machine's own person or nobody holds are given by nobody. */
const GIVEN = ROLES.filter((role) => role !== 'local' && role !== 'public');

export const MEANING: Readonly<Record<Role, RoleMeaning>> = {
  'project-manager': { verbs: RUNNING, gives: ['assistant', 'national-counterpart', 'field-office'] },
  assistant: { verbs: ENTERING, gives: [] },
  'national-counterpart': { verbs: ENTERING, gives: [] },
  'field-office': { verbs: [...ENTERING, 'report.submit'], gives: [] },
  'programme-manager': {
    verbs: [...JUDGING, 'report.reopen', 'person.invite', 'grant.create', 'grant.revoke'],
    gives: ['project-manager', 'assistant', 'national-counterpart', 'field-office'],
  },
  'country-representative': { verbs: [...SEEING, 'comment.write', 'trail.read', 'person.read'], gives: [] },
  'quality-assurance': { verbs: JUDGING, gives: [] },
  'results-unit': {
    verbs: [
      ...JUDGING, 'report.reopen', 'round.open', 'round.close', 'snapshot.create', 'snapshot.publish', 'restatement.approve', 'mapping.confirm', 'mapping.undo', 'import.create',
      'import.undo', 'registry.keep', 'trail.export', 'person.invite', 'grant.create', 'grant.revoke',
    ],
    gives: ['project-manager', 'assistant', 'national-counterpart', 'field-office', 'programme-manager', 'country-representative', 'quality-assurance', 'evaluator'],
  },
  evaluator: { verbs: [...SEEING, 'comment.write', 'trail.read'], gives: [] },
  auditor: { verbs: [...SEEING, 'confidential-evidence.read', 'registry.read', 'trail.read', 'trail.export', 'person.read', 'key.read'], gives: [] },
  finance: { verbs: [...SEEING, 'comment.write'], gives: [] },
  donor: { verbs: [...PUBLISHED, 'round.read'], gives: [] },
  'member-state': { verbs: [...PUBLISHED, 'quality.read'], gives: [] },
  public: { verbs: PUBLISHED, gives: [] },
  // keeps people and files; enters and judges nothing, unless a grant that everybody can see says so
  administrator: {
    verbs: [
      ...SEEING, 'round.open', 'round.close', 'snapshot.create', 'import.create', 'import.undo', 'mapping.confirm', 'mapping.undo', 'registry.read', 'trail.read',
      'trail.export', 'person.read', 'person.invite', 'person.recover', 'person.suspend', 'person.restore', 'grant.create', 'grant.revoke', 'key.read', 'key.create',
      'key.revoke',
    ],
    gives: GIVEN,
  },
  // the person at this machine, at a terminal or on a loopback address: everything
  local: { verbs: VERBS, gives: GIVEN },
};

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
export const allows = (role: Role, verb: Verb): boolean => MEANING[role].verbs.includes(verb);
