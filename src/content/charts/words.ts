/** Names of machines, of their states, and of what they ask themselves. Wire words (verbs, codes) are never among them. */

/** What a thing is called where there is room, and where there is little: at most `SHORT` characters. One string: both. */
export type Name = string | readonly [long: string, short: string];
export const SHORT = 18;

/** One agent's chart. Every state, event and guard of it has a name here; `denials` are sentences. */
export interface AgentWords {
  name: string;
  /** What it is doing: 'looking up the recipient'. */
  states: Record<string, Name>;
  /** What was found out: 'the recipient was looked up'. */
  events: Record<string, Name>;
  /** The guard as a question: 'Is the mailbox full?' */
  guards: Record<string, Name>;
  /** By the name of a fact: what is so if somebody denies it: `fits`: 'There is no room in the mailbox.' */
  denials: Record<string, string>;
  /** The same when it is so: `fits`: 'There is room in the mailbox.' Where it can be more than one thing: 'known some'. */
  truths?: Record<string, string>;
}

/** Machines of protocols share their words. A state is named by the last part of its path where the whole path has no name of its own. */
export interface ProtocolCharts {
  machines: Record<string, string>;
  states: Record<string, Name>;
  /** What happens besides commands and replies, which are their own names. */
  events: Record<string, Name>;
  /** As questions; codes stay codes in the short form. One that means different things is named after its machine: 'smtp.client more'. */
  guards: Record<string, Name>;
}

export interface ChartWords extends ProtocolCharts {
  /** By the name that the journal uses: 'mta', 'mta.delivery'… */
  agents: Record<string, AgentWords>;
}
