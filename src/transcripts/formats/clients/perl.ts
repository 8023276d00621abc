/** Perl's Net::SMTP, Net::POP3 and what else is a Net::Cmd, with Debug: texts are shown before dots are doubled, or not at all. */
import { ASIDE, type Heard, logFormat, shows } from '../log/log-format.ts';
import { ParallelLog } from '../log/logs.ts';

const SAID = /^Net::[\w:]+=GLOB\((0x[0-9a-f]+)\)(<<<|>>>) (.*)$/s;

export const perl = logFormat(
  'perl',
  (lines) => shows(lines, SAID),
  (sink) => new PerlLog(sink),
);

class PerlLog extends ParallelLog {
  line(line: string): Heard {
    const [, key, arrow, words] = SAID.exec(line) ?? [];
    if (words === undefined) return /^Net::\w+>>> /.test(line) ? undefined : ASIDE;
    const side = arrow === '<<<' ? 'server' : 'client';
    const telling = this.tellings.of(key!);
    const isText = telling.turns.texting === 'client' && side === 'client';
    telling.line(side, isText && /^\../s.test(words) ? `.${words}` : words, null);
  }
}
