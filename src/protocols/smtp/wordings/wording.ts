/** How a server words its replies: by name, a text of its own, and code and enhanced code where it differs and the standard permits. */
import type { ReplyName } from '../replies.ts';

export interface Words {
  /** `{0}`, `{1}` as in replies.ts; `{path}`: the path or name of this command, `{verb}` its verb, `{host}` the server, `{client}` the name the client gave. */
  text: string;
  code?: number;
  enhanced?: string;
}

/** A text alone keeps the codes. */
export type Wording = Partial<Record<ReplyName, string | Words>>;
