import { alone as spaced, answering, type Answering, type Command } from '../../command.ts';
import { Beyond } from '../cursor.ts';
import type { Decision, ImapDesk } from '../desk.ts';
import { forbidden, type Place } from '../places.ts';
import { reply } from '../replies.ts';

const answered = answering<ImapDesk, Decision>();

/** What is written of a command, and may turn out to be more than is taken. `otherwise`: besides that it is out of order or badly written. */
type Written<Parsed, Name extends string> = Omit<Command<Parsed, Name>, 'parse'> &
  Answering<ImapDesk, Decision> & { parse(rest: string): Parsed | Beyond | undefined };

/** A command of this protocol: its facts, its grammar, and its answer. What is more than is taken is refused by the number that it passes. */
export function verb<Parsed, const Name extends string>(
  command: Written<Parsed, Name> & { answer(desk: ImapDesk, parsed: Parsed): Decision },
) {
  return answered<Parsed | Beyond, Name>({
    ...command,
    answer: (desk, parsed) => (parsed instanceof Beyond ? reply('beyondLimit', parsed.most, parsed.what) : command.answer(desk, parsed)),
  });
}

/** What is written of a verb behind which nothing stands, not even a space: RFC 3501 §9. */
export function alone<const Name extends string>(verb: Name) {
  return { ...spaced(verb), parse: (rest: string) => (rest === '' ? {} : undefined) };
}

export const OK_OR_NO = { success: ['OK'], failure: ['NO', 'BAD'] };
export const OK_OR_BAD = { success: ['OK'], failure: ['BAD'] };

/** A command about messages of the selected mailbox. */
type OnMessages<Parsed, Name extends string> = Written<Parsed, Name> & {
  /** Besides, where a number names no message. A UID that is not there is passed over. */
  missing?: readonly Decision[];
  answer(desk: ImapDesk, parsed: Parsed, byUid: boolean): Decision;
};

/**
 * A command that names messages by number, and its other form, which names them by UID: RFC 3501 §6.4.8. Only numbers must hold
 * meanwhile (§7.4.1).
 */
export function inBothForms<Parsed, const Name extends string>(command: OnMessages<Parsed, Name>, rfc = 'rfc3501#6.4.8') {
  const { syntax, example, otherwise = [], missing = [] } = command;
  const byNumber = verb({
    ...command,
    otherwise: [...otherwise, ...missing],
    answer: (desk, parsed: Parsed) => command.answer(desk, parsed, false),
  });
  const byUid = verb({
    ...command,
    verb: `UID ${command.verb}`,
    syntax: `UID ${syntax}`,
    example: `UID ${example}`,
    rfc,
    holdsNumbers: false,
    answer: (desk, parsed: Parsed) => command.answer(desk, parsed, true),
  });
  return [byNumber, byUid] as const;
}

/** The command is done. */
export function completed({ said }: ImapDesk, data?: () => Uint8Array[]): Decision {
  return { ...reply('completed', said.verb), data };
}

/** The same, where nothing is said about what is changed by it. */
export function done(desk: ImapDesk, change: () => unknown): Decision {
  return completed(desk, silently(change));
}

/** Data of a change about which nothing is said. */
export function silently(change: () => unknown): () => Uint8Array[] {
  return () => {
    change();
    return [];
  };
}

/** The answer of `then` for a mailbox on which the session has these rights. */
export function withRights(desk: ImapDesk, name: string, needed: string, then: (place: Place) => Decision): Decision {
  const place = desk.places.find(name);
  return place ? (forbidden(place, needed) ?? then(place)) : reply('noSuchMailbox');
}
