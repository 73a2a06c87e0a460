/** The one place where the server reads the time. Days are in UTC. */

/** Today, ISO 8601. THROUGHLINE_TODAY sets it for demonstrations and tests of time. */
export const today = (): string => process.env['THROUGHLINE_TODAY'] ?? new Date().toISOString().slice(0, 10);

/** Now, ISO 8601 in UTC to the millisecond. */
export const moment = (): string => new Date().toISOString();

/** This moment in UTC, to the second, on the day that `today` says. */
export const now = (): string => `${today()}T${new Date().toISOString().slice(11, 19)}Z`;
