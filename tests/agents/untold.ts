/** What no story and no dialogue tells, each with its reason. These lists may only shrink. */

/** 'chart: guard says': a guard that may always say this without a tale that changes. */
export const UNTOLD: Readonly<Record<string, string>> = {};

/** 'chart: state --edge--> target': an edge that no tale takes. */
export const UNTAKEN: Readonly<Record<string, string>> = {};
