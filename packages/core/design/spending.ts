/** Types of published transactions that are spending: IATI 3 (disbursement) and 4 (expenditure), and UN INFO's own word. */
export const SPENDING: readonly string[] = ['3', '4', 'spent'];
