/** What a question of money can name, as plain names: the screens need these without what checks an answer. */

/** What a total is split by. */
export const MONEY_SPLITS = ['programme', 'source', 'country', 'goal'] as const;
export type MoneySplit = (typeof MONEY_SPLITS)[number];
/** Why a project's budget is in no total, or in no part of a split. */
export const MONEY_LEFT = ['above', 'no-budget', 'no-rate', 'not-split', 'not-known'] as const;
/** Why a payment or a budget line is in no sum. */
export const PUBLISHED_LEFT = ['no-rate', 'unread'] as const;
