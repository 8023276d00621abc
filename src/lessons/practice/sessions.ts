/** Sessions of three protocols, drawn by walking their session machines: what is said before a question, and what the question is about. */
import { session as imap } from '../../protocols/imap/session.machine.ts';
import { session as pop3 } from '../../protocols/pop3/session.machine.ts';
import { session as smtp } from '../../protocols/smtp/session.machine.ts';
import type { Lot } from '../../sim/lot.ts';

export type Spoken = 'smtp' | 'pop3' | 'imap';

/** A line that somebody may say; `hoped`: how its answer begins when it is in order; `next`: how likely it is on the way. */
interface Sayable {
  verb: string;
  line: string;
  hoped: string;
  likely: number;
}

const say = (verb: string, rest: string, hoped: string, likely = 1): Sayable => ({ verb, line: `${verb}${rest}`, hoped, likely });

const SAYABLE: Readonly<Record<Spoken, readonly Sayable[]>> = {
  smtp: [
    say('EHLO', ' laptop.ana.a.org', '250', 2),
    say('MAIL', ' FROM:<ana@a.org>', '250', 8),
    say('RCPT', ' TO:<bea@b.com>', '250', 6),
    say('RCPT', ' TO:<carlos@b.com>', '250', 3),
    say('RCPT', ' TO:<nadie@a.org>', '550', 0),
    say('DATA', '', '354', 6),
    say('RSET', '', '250'),
    say('NOOP', '', '250'),
    say('VRFY', ' bea', '252'),
    say('QUIT', '', '221', 0),
    { verb: 'message', line: 'Subject: 1\n\n.', hoped: '250', likely: 9 },
  ],
  pop3: [
    say('CAPA', '', '+OK'),
    say('USER', ' bea@b.com', '+OK', 5),
    say('PASS', ' correo', '+OK', 9),
    say('STAT', '', '+OK'),
    say('LIST', '', '+OK'),
    say('UIDL', '', '+OK'),
    say('RETR', ' 1', '+OK', 2),
    say('RETR', ' 9', '-ERR', 0),
    say('TOP', ' 2 0', '+OK'),
    say('DELE', ' 3', '+OK', 2),
    say('DELE', ' 9', '-ERR', 0),
    say('RSET', '', '+OK'),
    say('NOOP', '', '+OK'),
    say('QUIT', '', '+OK', 0),
  ],
  imap: [
    say('CAPABILITY', '', 'OK'),
    say('LOGIN', ' bea@b.com correo', 'OK', 9),
    say('LIST', ' "" *', 'OK'),
    say('STATUS', ' INBOX (MESSAGES)', 'OK'),
    say('SELECT', ' INBOX', 'OK', 6),
    say('SELECT', ' Otros', 'NO', 0),
    say('EXAMINE', ' INBOX', 'OK'),
    say('FETCH', ' 1 FLAGS', 'OK', 2),
    say('SEARCH', ' UNSEEN', 'OK'),
    say('STORE', ' 2 +FLAGS (\\Deleted)', 'OK', 2),
    say('EXPUNGE', '', 'OK'),
    say('UNSELECT', '', 'OK', 2),
    say('CLOSE', '', 'OK', 2),
    say('NOOP', '', 'OK'),
    say('LOGOUT', '', 'OK', 0),
  ],
};

export interface Walked {
  /** Lines without tags that are said first. */
  before: string[];
  verb: string;
  line: string;
  isInOrder: boolean;
  /** What the machine would take instead, of what is sayable. */
  takes: string[];
}

/** Walks `length` lines that are in order; the next one is the question. */
export function walked(protocol: Spoken, length: number, lot: Lot): Walked {
  const before: string[] = [];
  const course = courseOf(protocol);
  const all = SAYABLE[protocol];
  while (before.length < length || course.accepts('message')) {
    const next = drawnFrom(lot, all.filter(({ verb, likely }) => likely > 0 && course.accepts(verb)));
    if (!next) break;
    before.push(next.line);
    course.take(next);
  }
  const questions = all.filter(({ verb }) => verb !== 'message');
  const inOrder = questions.filter(({ verb }) => course.accepts(verb));
  const others = questions.filter(({ verb }) => !course.accepts(verb));
  const { verb, line } = lot.one(lot.chance(0.5) && others.length > 0 ? others : inOrder);
  return { before, verb, line, isInOrder: course.accepts(verb), takes: [...new Set(inOrder.map((each) => each.verb))] };
}

function drawnFrom(lot: Lot, sayable: readonly Sayable[]): Sayable | undefined {
  const total = sayable.reduce((sum, { likely }) => sum + likely, 0);
  let drawn = total === 0 ? 0 : lot.below(total);
  return sayable.find(({ likely }) => (drawn -= likely) < 0);
}

interface Course {
  accepts(verb: string): boolean;
  take(said: Sayable): void;
}

/** Where a session stands: stepped with what was said and hoped for. */
function courseOf(protocol: Spoken): Course {
  if (protocol === 'pop3') {
    let at = pop3.step(pop3.start(undefined, []), { type: 'connect', status: '+OK' }, []);
    return {
      accepts: (verb) => pop3.accepts(at).has(verb),
      take: ({ verb, hoped }) => (at = pop3.step(at, { type: verb, status: hoped } as Parameters<typeof pop3.step>[1], [])),
    };
  }
  if (protocol === 'imap') {
    let at = imap.step(imap.start(undefined, []), { type: 'connect', condition: 'OK' }, []);
    return {
      accepts: (verb) => imap.accepts(at).has(verb),
      take: ({ verb, hoped }) => (at = imap.step(at, { type: verb, condition: hoped } as Parameters<typeof imap.step>[1], [])),
    };
  }
  let at = smtp.step(smtp.start(undefined, []), { type: 'connect', code: 220 }, []);
  return {
    accepts: (verb) => smtp.accepts(at).has(verb),
    take: ({ verb, hoped }) => (at = smtp.step(at, { type: verb, code: Number(hoped) } as Parameters<typeof smtp.step>[1], [])),
  };
}
