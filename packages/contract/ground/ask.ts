/** How a question is put to the API: what the calls of every room are made of. */
export type Asked = Readonly<Record<string, string | number | readonly string[] | undefined | null>>;
/** One question at a path below the base, and its answer; `init` for those that change something. */
export type Ask = <T>(path: string, asked?: Asked, init?: { method?: string; headers?: Record<string, string>; body?: unknown }) => Promise<T>;
