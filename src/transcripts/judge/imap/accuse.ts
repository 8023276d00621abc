/** How the parts of the judge tell what they find in a response. */
import type { Finding, Rule } from '../../finding.ts';

/** Tells that the server broke a rule, in the whole response or from `from` to `to` of it. */
export type Accuse = (rule: Rule, values?: Finding['values'], expected?: string, from?: number, to?: number) => void;

export const nobody: Accuse = () => {};
