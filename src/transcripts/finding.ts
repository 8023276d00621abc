/** What the judge finds: against which rule, where exactly, and what a conforming peer would have said. */
import type { Side } from './sink.ts';

/** error: the standard forbids it. warning: it advises against it, or somebody's security suffers. note: unusual, historic, an extension. */
export type Severity = 'error' | 'warning' | 'note';

export interface Rule {
  /** 'smtp.order', 'pop3.stat-count': never changes once published. */
  id: string;
  severity: Severity;
  /** 'rfc5321#4.1.4' */
  rfc: string;
  /** It can be told only by what went before: where something of that is missing, nobody is blamed. */
  context?: true;
}

/** `rule` names one in judge/rules; its sentence in both languages is in content/findings, filled with `values`. */
export interface Finding {
  rule: string;
  severity: Severity;
  rfc: string;
  /** Number of the exchange in its conversation, or -1 for the conversation as a whole. */
  exchange: number;
  side: Side;
  /** The octets at fault within what that side said in this exchange (command, message or reply). */
  start: number;
  end: number;
  values: Record<string, string | number>;
  /** What a conforming peer would have said, as wire text without CRLF; '' where there is no one answer. */
  expected: string;
}
