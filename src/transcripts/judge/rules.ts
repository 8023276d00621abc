/** All rules of the judge, and how a breach of one becomes a finding. */
import type { Exchange } from '../dialogue.ts';
import type { Finding, Rule } from '../finding.ts';
import type { Side } from '../sink.ts';
import { imapRules } from './imap/rules.ts';
import { pop3Rules } from './pop3/rules.ts';
import { smtpRules } from './smtp/rules.ts';

/** Every rule, in the order in which a list of them is printed. */
export const rules: readonly Rule[] = [smtpRules, pop3Rules, imapRules].flatMap((table): Rule[] => Object.values(table));

const inContext: ReadonlySet<string> = new Set(rules.filter(({ context }) => context).map(({ id }) => id));

/** Whether a finding stands although something that went before is missing. */
export const standsAlone = ({ rule }: Finding): boolean => !inContext.has(rule);

/** Where a rule was broken, and what would have been right. */
export interface Breach {
  /** Number of the exchange, or -1 for the conversation as a whole. */
  exchange: number;
  side: Side;
  /** Octets at fault within what that side said in the exchange. */
  start: number;
  end: number;
  values?: Finding['values'] | undefined;
  /** Wire text without CRLF; '' or absent where there is no one answer. */
  expected?: string | undefined;
}

/** Tells that a side broke a rule, from `start` to `end` of what it said in an exchange. */
export type Find = (
  rule: Rule,
  exchange: Exchange,
  side: Side,
  start: number,
  end: number,
  values?: Finding['values'],
  expected?: string,
) => void;

export function finder(tell: (finding: Finding) => void): Find {
  return (rule, { number }, side, start, end, values, expected) =>
    tell(found(rule, { exchange: number, side, start, end, values, expected }));
}

/** The finding that `rule` was broken there. */
export function found(rule: Rule, { exchange, side, start, end, values = {}, expected = '' }: Breach): Finding {
  return { rule: rule.id, severity: rule.severity, rfc: rule.rfc, exchange, side, start, end, values, expected };
}
