/** Why a call to a real server came to nothing, as one sentence. */
import type { Language } from '../../language.ts';
import { own } from '../../own.ts';
import type { Obstacle as ImapObstacle } from '../../protocols/imap/job.ts';
import type { Obstacle as Pop3Obstacle } from '../../protocols/pop3/job.ts';
import type { Obstacle as SmtpObstacle } from '../../protocols/smtp/client.ts';
import { hasSecret as imapSecret } from '../../protocols/imap/secrets.ts';
import { hasSecret as pop3Secret } from '../../protocols/pop3/secrets.ts';
import { hasSecret as smtpSecret } from '../../protocols/smtp/secrets.ts';
import type { Place } from '../place.ts';
import { liveSaid } from './words.ts';

export type Obstacle = ImapObstacle | Pop3Obstacle | SmtpObstacle;

interface Trouble {
  place: Place;
  /** What the line came to: call.ts. */
  trouble: string;
  obstacle: Obstacle | undefined;
  /** The reply that ended it, and what it was to. */
  reply: { verb: string; words: string } | undefined;
  /** What was being answered. */
  verb: string;
}

export function troubleSentence({ place, trouble, obstacle, reply, verb }: Trouble, language: Language): string {
  const say = liveSaid[language];
  const server = `${place.host}:${place.port}`;
  if (reply) return isLogin(reply.verb) ? say.loginRefused(reply.words) : say.refused(reply.verb, reply.words);
  if (obstacle) return say.obstacles[obstacle];
  if (trouble === 'silent') return say.silent(server, verb);
  const known = own(say.unreachable, trouble);
  if (known) return known(server);
  return say.lost(server, verb, trouble);
}

const isLogin = (verb: string): boolean => [smtpSecret, pop3Secret, imapSecret].some((hasSecret) => hasSecret(verb));
