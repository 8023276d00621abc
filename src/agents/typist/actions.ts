/** What the typist's chart asks for. */
import type { ClientCarrier } from '../../protocols/carrier.ts';
import type { Effects, Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { agreesOnTls, asks, verbOf, wantedAfter, type Command, type Screen, type Wanted } from './screen.ts';
import { typedOctets } from './typed.ts';
import type { TypistAction, TypistEvent } from './typist.machine.ts';

/** What is typed, and how long the person thinks before, ms. */
export interface Line {
  line: string;
  pauseMs: number;
  /** It goes out without an end of its own. */
  isBare?: boolean;
}

/** Where the lines come from. */
export interface Script {
  /** The line that is said next to what is wanted; `undefined`: nothing more. */
  next(wanted: Wanted): Line | undefined;
  /** How long it takes to think before that; left out: no time. */
  readonly thinkMs?: number;
  /** After so much silence no more of an answer is waited for, ms; left out: it is. */
  readonly quietMs?: number;
}

/** Lines that are known from the beginning. */
export function listed(lines: readonly Line[]): Script {
  const left = lines.values();
  return { next: () => left.next().value };
}

/** One session at a terminal. */
export interface TypistDesk extends Work {
  readonly carrier: ClientCarrier;
  readonly screen: Screen;
  /** What is still to be typed, and whether the person listens on afterwards. */
  readonly script: Script;
  readonly stays: boolean;
  /** What is typed next, once that is clear. */
  line: Line;
  /** The command that is being answered; none for the greeting. */
  command: Command;
  /** The line that ended the last answer. */
  answer: string;
  /** How the line came to its end; it is noticed once all that came before is read. */
  over: 'end' | 'timeout' | undefined;
}

export function typistActions(surroundings: Pick<Surroundings, 'after'>): Effects<TypistAction, TypistEvent, TypistDesk> {
  return {
    read(desk) {
      const line = desk.screen.line();
      if (line === undefined) return desk.over && { type: desk.over };
      desk.answer = line;
      return { type: 'line', ...desk.screen.factsOf(line, desk.command) };
    },
    think(desk, tell) {
      const { thinkMs } = desk.script;
      if (thinkMs === undefined) return thought(desk);
      surroundings.after(thinkMs, () => tell(thought(desk, desk.over === undefined)));
    },
    pause: ({ line }, tell) => void surroundings.after(line.pauseMs, () => tell({ type: 'typed' })),
    sayCommand(desk) {
      const { line } = desk.line;
      desk.command = desk.screen.commandIn(line, desk.command, wantedAfter(desk.answer, desk.command).literal);
      say(desk, verbOf(desk.command), line, desk.line.isBare);
    },
    sayResponse: (desk) => say(desk, '(response)', desk.line.line),
    sayText: (desk) => say(desk, '(message)', desk.line.line),
    startTls(desk) {
      desk.answer = '';
      desk.carrier.startTls?.();
    },
    close: ({ carrier }) => void carrier.close(),
  };
}

/** What comes to the mind of whoever has read an answer; `speaks`: there is still somebody to speak to. */
function thought(desk: TypistDesk, speaks = true): Extract<TypistEvent, { type: 'thought' }> {
  const { answer, command, stays } = desk;
  const agreed = speaks && agreesOnTls(answer, command);
  const line = agreed || !speaks ? undefined : desk.script.next(wantedAfter(answer, command));
  if (line) desk.line = line;
  return { type: 'thought', agreed, asks: asks(answer, command), left: line !== undefined, stays: stays && speaks };
}

/** What is typed on a line that has come to its end is heard by nobody. */
function say({ carrier, over }: TypistDesk, verb: string, line: string, isBare = false): void {
  if (!over) carrier.say({ verb, octets: typedOctets(isBare ? line : `${line}\r\n`) });
}
