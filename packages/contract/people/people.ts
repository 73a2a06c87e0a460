/** People of an organisation and their rights; invitations, recovery, one-time links. */
import { z } from 'zod';
import { languageSchema } from './me.ts';
import { abilitySchema, daySchema, grantSchema, heldAtSchema, roleSchema, verbSchema } from './place.ts';

export const personSchema = z.object({
  id: z.string(),
  kind: z.enum(['person', 'service']),
  name: z.string(),
  displayName: z.string(),
  language: languageSchema,
  suspended: z.boolean(),
  demonstration: z.boolean(),
  secondFactor: z.boolean(),
  /** Null: never. */
  lastSeen: z.string().nullable(),
  grants: z.array(grantSchema),
  may: z.object({ recover: z.boolean(), suspend: z.boolean(), restore: z.boolean() }),
});
export type Person = z.infer<typeof personSchema>;

export const invitationSchema = z.object({
  id: z.string(), name: z.string(), role: roleSchema, at: heldAtSchema, from: daySchema.nullable(), until: daySchema.nullable(),
  invitedBy: z.string(), expires: z.string(), state: z.enum(['open', 'used', 'expired', 'withdrawn']), mayWithdraw: z.boolean(),
});

/** GET /api/v1/people?organisation=&find=: those with a grant in the organisation, and open invitations to it. */
export const peopleSchema = z.object({
  people: z.array(personSchema),
  invitations: z.array(invitationSchema),
  /** Roles that whoever asks may give, and where; none: may not invite. */
  gives: z.array(z.object({ role: roleSchema, at: heldAtSchema })),
});
export type People = z.infer<typeof peopleSchema>;

/** GET /api/v1/people/:id: what this person can see and do, and why. */
export const rightsSchema = z.object({
  person: personSchema,
  /** Each verb by place with the numbers of the grants that allow it. */
  abilities: z.array(abilitySchema.extend({ why: z.array(z.string()) })),
  history: z.array(z.object({ at: z.string(), actor: z.string(), verb: z.string(), subject: z.string(), reason: z.string().nullable() })),
});
export type Rights = z.infer<typeof rightsSchema>;

/** GET /api/v1/people/:id/why?organisation=&verb=&place=: one question answered. A project is looked up with what it lies in. */
export const whySchema = z.object({ verb: verbSchema, at: heldAtSchema, may: z.boolean(), grants: z.array(grantSchema) });
export type Why = z.infer<typeof whySchema>;

/** POST /api/v1/invitations. The link is told this once. */
export const inviteSchema = z.strictObject({
  name: z.string().max(300), language: languageSchema.optional(), role: roleSchema, at: heldAtSchema,
  from: daySchema.nullish(), until: daySchema.nullish(),
});
export type Invite = z.infer<typeof inviteSchema>;
export const linkSchema = z.object({ link: z.string(), expires: z.string() });
export type Link = z.infer<typeof linkSchema>;

/** POST /api/v1/people/:id/recovery: a link to set another password; the second factor goes only where it is lost as well. */
export const recoverSchema = z.strictObject({ secondFactor: z.enum(['keep', 'remove']).optional(), reason: z.string().max(2000).optional() });
export type Recover = z.infer<typeof recoverSchema>;

/** Where a one-time link leads: the token stands behind the `#`, so that no log of addresses holds it. */
export const WELCOME = '/welcome';

/** POST /api/v1/grants. */
export const giveSchema = z.strictObject({ person: z.string().max(40), role: roleSchema, at: heldAtSchema, from: daySchema.nullish(), until: daySchema.nullish(), reason: z.string().max(2000).optional() });
export type Give = z.infer<typeof giveSchema>;
/** POST /api/v1/grants/:id/revoke, /api/v1/people/:id/suspend, …/restore. */
export const becauseSchema = z.strictObject({ reason: z.string().max(2000).optional() });
export type Because = z.infer<typeof becauseSchema>;

/** POST /api/v1/links/look {token}: what a one-time link is for; missing when it is none, used or too old. */
export const lookAtLinkSchema = z.strictObject({ token: z.string().max(200) });
export const lookedAtLinkSchema = z.object({
  kind: z.enum(['first', 'invitation', 'recovery']),
  /** The sign-in name it is for; null: to be chosen (the first administrator). */
  name: z.string().nullable(),
  role: roleSchema.nullable(), at: heldAtSchema.nullable(), expires: z.string(),
  /** An account of that name exists: it keeps its password and is given the role. */
  accountExists: z.boolean(),
});
export type LookedAtLink = z.infer<typeof lookedAtLinkSchema>;
/** POST /api/v1/links/use: makes the account or sets its password, and signs in. Answers with `/me`. */
export const useLinkSchema = z.strictObject({
  token: z.string().max(200), name: z.string().max(300).optional(), displayName: z.string().max(300).optional(), language: languageSchema.optional(), password: z.string().max(1000),
  /** Where the account exists and has a second factor. */
  code: z.string().max(40).optional(),
});
export type UseLink = z.infer<typeof useLinkSchema>;
