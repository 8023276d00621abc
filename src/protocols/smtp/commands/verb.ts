import { answering } from '../../command.ts';
import type { SmtpDesk } from '../desk.ts';
import type { Era } from '../profiles.ts';
import type { Reply } from '../wire.ts';

interface Own extends Era {
  /** RFC 3207 §4: it may be said before TLS where TLS is demanded. */
  beforeTls?: boolean;
}

/** A command of this protocol: its facts, its grammar, and its answer. What else may be answered stands in `replies`, by its codes. */
export const verb = answering<SmtpDesk, Reply, Own>();
