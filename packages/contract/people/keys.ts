/** Keys of service accounts: `Authorization: Bearer tl_…`. A key is told once; only its hash is kept. */
import { z } from 'zod';
import { daySchema, grantSchema, heldAtSchema, roleSchema, verbSchema } from './place.ts';

/** GET /api/v1/keys?organisation=. */
export const keysSchema = z.object({
  keys: z.array(z.object({
    id: z.string(), service: z.string(), label: z.string(), begins: z.string(),
    /** Narrower than the account's roles; null: all that they allow. */
    only: z.array(verbSchema).nullable(),
    grants: z.array(grantSchema), createdBy: z.string(), created: z.string(), expires: z.string(), lastUsed: z.string().nullable(),
    state: z.enum(['valid', 'expired', 'revoked']), mayRevoke: z.boolean(),
  })),
  mayCreate: z.boolean(),
});
export type Keys = z.infer<typeof keysSchema>;

/** POST /api/v1/keys: the service account is made when there is none of that name. */
export const createKeySchema = z.strictObject({
  service: z.string().max(300), label: z.string().max(300), role: roleSchema, at: heldAtSchema, only: z.array(verbSchema).min(1).optional(),
  /** The last day it works, at most two years away. */
  until: daySchema,
});
export type CreateKey = z.infer<typeof createKeySchema>;
export const createdKeySchema = z.object({ id: z.string(), key: z.string(), expires: z.string() });
export type CreatedKey = z.infer<typeof createdKeySchema>;
