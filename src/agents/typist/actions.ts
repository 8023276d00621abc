/** What the typist's chart asks for. */
import { utf8 } from '../../mail/octets.ts';
import type { ClientCarrier } from '../../protocols/carrier.ts';
import type { Effects, Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { agreesOnTls, asks, verbOf, type Command, type Screen } from './screen.ts';
import type { TypistAction, TypistEvent } from './typist.machine.ts';

/** What is typed, and how long the person thinks before, ms. */
export interface Line {
  line: string;
  pauseMs: number;
}

/** One session at a terminal. */
export interface TypistDesk extends Work {
  readonly carrier: ClientCarrier;
  readonly screen: Screen;
  /** What is still to be typed, and whether the person listens on afterwards. */
  readonly script: Line[];
  readonly stays: boolean;
  /** The command that is being answered; none for the greeting. */
  command: Command;
  /** The line that ended the last answer. */
  answer: string;
  /** How the line came to its end; it is noticed once all that came before is read. */
  over: 'end' | 'timeout' | undefined;
}

export function typistActions(surroundings: Surroundings): Effects<TypistAction, TypistEvent, TypistDesk> {
  return {
    read(desk) {
      const line = desk.screen.line();
      if (line === undefined) return desk.over && { type: desk.over };
      desk.answer = line;
      return { type: 'line', ...desk.screen.factsOf(line, desk.command) };
    },
    think: ({ answer, command, script, stays }) => ({
      type: 'thought',
      agreed: agreesOnTls(answer, command),
      asks: asks(answer, command),
      left: script.length > 0,
      stays,
    }),
    pause: ({ script }, tell) => void surroundings.after(script[0]!.pauseMs, () => tell({ type: 'typed' })),
    sayCommand(desk) {
      const line = desk.script.shift()!.line;
      desk.command = desk.screen.commandIn(line, desk.command);
      say(desk, verbOf(desk.command), line);
    },
    sayResponse: (desk) => say(desk, '(response)', desk.script.shift()!.line),
    sayText: (desk) => say(desk, '(message)', desk.script.shift()!.line),
    startTls(desk) {
      desk.answer = '';
      desk.carrier.startTls?.();
    },
    close: ({ carrier }) => carrier.close(),
  };
}

/** What is typed on a line that has come to its end is heard by nobody. */
function say({ carrier, over }: TypistDesk, verb: string, line: string): void {
  if (!over) carrier.say({ verb, octets: utf8(`${line}\r\n`) });
}
