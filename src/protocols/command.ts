/**
 * A verb knows itself: whatever anybody asks about one stands in its file, once. Parser, server, HELP, completion, judge,
 * recogniser, log masks and glossary read it there; nobody keeps a list of verbs of his own.
 */
export interface Command<Parsed = unknown, Name extends string = string> {
  verb: Name;
  syntax: string;
  /** A line that could really be said, without CRLF (IMAP: without tag). */
  example: string;
  /** 'rfc5321#4.1.1.3' */
  rfc: string;
  /** Replies that the standard permits, by what they mean. SMTP: three-digit codes; POP3: '+OK', '-ERR'; IMAP: 'OK', 'NO', 'BAD'. */
  replies: { success: readonly string[]; intermediate?: readonly string[]; failure: readonly string[] };
  /** The name under which a server offers it; left out: every server has it. */
  extension?: string;
  /** Other names that bring it as well: a revision that contains it, a second algorithm. */
  orOffered?: readonly string[];
  /** Its extension has a name for HELP and the glossary, but whoever is not offered it may say it all the same (RFC 2449 §5: CAPA). */
  unasked?: boolean;
  /** Where several protocols share the book, those in which it is spoken; left out: in all. */
  protocols?: readonly string[];
  /** Every server must speak it: RFC 5321 §4.5.1. */
  required?: boolean;
  /** The standard lists no refusal of it. */
  neverRefused?: boolean;
  /** Where it is said to be of the past: 'rfc5321#F.6'. */
  obsolete?: string;
  /** Octets allowed beyond the protocol's usual line length, for commands that an extension lengthened. */
  extraOctets?: number;
  /** RFC 2920 §3.1: what follows depends on its answer, so it may only be the last of a pipelined group. */
  endsGroup?: boolean;
  /** Whether a positive reply has more lines, up to a lone dot: RFC 1939 §3. Left out: never. */
  multiLine?: 'always' | 'without argument';
  /** What stands behind so many words, the verb included, is for no log. */
  secretAfter?: number;
  /** RFC 3501 §7.4.1, RFC 5256 §3: message numbers must hold while it is answered, so no EXPUNGE is told meanwhile. */
  holdsNumbers?: boolean;
  /** What follows the verb, read by its grammar; `undefined`: not the syntax above. */
  parse(rest: string): Parsed | undefined;
}

/** What a server adds to the facts. */
export interface Answering<Desk, Reply> {
  /** Whether this server knows the verb at all, here and now; left out: always. */
  spoken?(desk: Desk): boolean;
  /** Other replies that could be given in place of its answer, their blanks filled: they go onto the wire as they stand. */
  otherwise?: readonly Reply[];
}

/** A command as its server has it: with an answer. What it is parsed into is nobody's business but its own, so that a book of many has one type. */
export interface ServerCommand<Desk, Reply, Name extends string = string> extends Command<unknown, Name>, Answering<Desk, Reply> {
  /** What follows the verb, made into the answer to it; `undefined`: not its syntax. */
  read(rest: string): ((desk: Desk) => Reply) | undefined;
}

/** Makes the `verb` of a protocol: the one place where a parsed form meets its answer. `Own`: facts that only this protocol asks for. */
export function answering<Desk, Reply, Own = unknown>() {
  return <Parsed, const Name extends string>(
    command: Command<Parsed, Name> &
      Answering<Desk, Reply> &
      Own & {
        /** The reply to a command that is in order and well formed. What it leads to is the session machine's to ask for. */
        answer(desk: Desk, parsed: Parsed): Reply;
      },
  ): Command<Parsed, Name> & ServerCommand<Desk, Reply, Name> & Own => ({
    ...command,
    read(rest) {
      const parsed = command.parse(rest);
      return parsed === undefined ? undefined : (desk) => command.answer(desk, parsed);
    },
  });
}

/** What is written of a verb behind which nothing stands. */
export function alone<const Name extends string>(verb: Name) {
  return { verb, syntax: verb, example: verb, parse: (rest: string) => (rest.trim() === '' ? {} : undefined) };
}

/** A command line split at its first space, its verb in any case: RFC 5321 §2.4, RFC 1939 §3. */
export function splitCommand(line: string): { verb: string; rest: string } {
  const word = firstWord(line);
  return { verb: word.toUpperCase(), rest: line.slice(word.length + 1) };
}

/** What stands before the first space. */
export function firstWord(line: string): string {
  const space = line.indexOf(' ');
  return space < 0 ? line : line.slice(0, space);
}

/** Names that bring the command, as a server lists them; none: it needs no offer. */
export function broughtBy(command: Command | undefined): readonly string[] {
  if (command?.extension === undefined || command.unasked) return [];
  return [command.extension, ...(command.orOffered ?? [])];
}

/** Whether it is spoken in a protocol that shares its book with others. */
export function isSpokenIn(command: Pick<Command, 'protocols'>, protocol: string): boolean {
  return command.protocols?.includes(protocol) ?? true;
}

/** What changes how the client goes on, so that it waits for the answer: commands with an intermediate reply, responses, and `others`. */
export function turnsOf(commands: readonly Command[], others: ReadonlySet<string>): ReadonlySet<string> {
  const inviting = commands.filter(({ replies }) => replies.intermediate).map(({ verb }) => verb);
  return new Set([...inviting, '(response)', ...others]);
}

/** Whether a positive reply to this line has more lines. */
export function isMultiLine(command: Command | undefined, rest: string): boolean {
  return command?.multiLine === 'always' || (command?.multiLine === 'without argument' && rest.trim() === '');
}

/** Which of the things said nobody may read in a log. */
export function secretsIn(named: (verb: string) => Command | undefined) {
  return {
    /** Whether what is said with this verb may hold a secret: a password, its digest, a response of a SASL exchange. */
    hasSecret: (verb: string): boolean => verb === '(response)' || named(verb)?.secretAfter !== undefined,
    /** A command line or a response fit for a log: 'APOP bea ****'. */
    withoutSecret(verb: string, line: string): string {
      if (verb === '(response)') return line === '*' ? line : '****';
      const { secretAfter } = named(verb) ?? {};
      if (secretAfter === undefined) return line;
      return line.replace(new RegExp(`^((?:\\S+ +){${secretAfter - 1}}\\S+ ).*$`, 's'), '$1****');
    },
  };
}
