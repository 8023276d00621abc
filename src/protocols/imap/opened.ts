/** A mailbox as one session has it open. */
/** How a session asks for a mailbox. */
export interface Request {
  /** By EXAMINE, which only looks: RFC 3501 §6.3.2. */
  examined: boolean;
  /** It has a right to change something there: RFC 4314 §5.2. */
  mayChange: boolean;
}

/** What happened in it that the client does not know. */
interface News {
  /** Messages are gone. */
  removals: boolean;
  /** What is being answered names messages by number. */
  numbered: boolean;
}

export interface Opened {
  readonly readOnly: boolean;
  /** Which of the news are told now: `collect` writes them down, with or without removals. */
  news(news: News, collect: (removals: boolean) => string[]): string[];
  /** The session has left it. */
  leave(): void;
}

/** RFC 3501 §7.4.1: no EXPUNGE while numbers are being spoken of. */
export function plainlyOpened({ examined, mayChange }: Request): Opened {
  const news: Opened['news'] = ({ removals, numbered }, collect) => collect(!(removals && numbered));
  return { readOnly: examined || !mayChange, news, leave: () => {} };
}
