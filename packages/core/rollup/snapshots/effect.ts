/** What would become of figures if a submission were verified: seen before it is (figures 1.1, 10). */
import type { Records } from '../records.ts';

/** The records as they would be with that submission verified on a day; nothing else of them changes. */
export const withVerified = (records: Records, submission: string, day: string): Records =>
  ({ ...records, submissions: records.submissions.map((one) => (one.id === submission ? { ...one, state: 'verified', verified: day } : one)) });
