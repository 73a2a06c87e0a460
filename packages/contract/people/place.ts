/** A place of a right on the wire: `place` is `store`, `organisation`, `unit:…`, `programme:…`, `country:…` or `project:…`. */
import { z } from 'zod';
import { ROLES } from '@throughline/core/people/roles.ts';
import { VERBS } from '@throughline/core/people/verbs.ts';

export const heldAtSchema = z.strictObject({
  /** The organisation's id; null for the whole store. */
  organisation: z.string().max(200).nullable(),
  place: z.string().max(300),
});
export type HeldAt = z.infer<typeof heldAtSchema>;

export const roleSchema = z.enum(ROLES);
export const verbSchema = z.enum(VERBS);
/** A day, `YYYY-MM-DD`. */
export const daySchema = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);

export const grantSchema = z.object({
  /** Its number; null where it comes with the way somebody came in (this machine, everybody). */
  id: z.string().nullable(),
  role: roleSchema,
  at: heldAtSchema,
  from: daySchema.nullable(),
  until: daySchema.nullable(),
  /** Whether it holds today. */
  holds: z.boolean(),
  givenBy: z.string().nullable(),
  /** `hand`: given by a person; `sign-in`: by a group of the organisation's own sign-in (OpenID Connect), and taken with it. */
  source: z.enum(['hand', 'sign-in']),
  /** Whether whoever asks may end it. */
  mayRevoke: z.boolean(),
});
export type GivenGrant = z.infer<typeof grantSchema>;

export const abilitySchema = z.object({ verb: verbSchema, at: heldAtSchema });

/** GET /api/v1/roles: what each role may do, and which roles its holder may give. */
export const rolesSchema = z.object({ roles: z.array(z.object({ role: roleSchema, verbs: z.array(verbSchema), gives: z.array(roleSchema) })) });
export type Roles = z.infer<typeof rolesSchema>;
