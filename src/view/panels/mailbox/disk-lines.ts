/** The lines of a file on a disk, those marked that the mbox format put there or changed. */
import { visible } from '../wire.ts';

interface DiskLine {
  text: string;
  /** 'from' begins a letter; 'quoted' was given one > more, so as not to begin one. */
  kind: 'from' | 'quoted' | 'plain-line';
}

/** More lines than anybody reads. */
const MOST = 2000;

/** `isMbox`: only there `From ` at the beginning of a line means something. Lines end in LF. */
export function diskLines(text: string, isMbox: boolean): DiskLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.slice(0, MOST).map((line) => ({ text: visible(line), kind: isMbox ? kindOf(line) : 'plain-line' }));
}

function kindOf(line: string): DiskLine['kind'] {
  if (line.startsWith('From ')) return 'from';
  return /^>+From /.test(line) ? 'quoted' : 'plain-line';
}
