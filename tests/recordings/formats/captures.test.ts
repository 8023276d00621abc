/** Every log beside the capture of the same session: as far as the log tells, both tell the same. */
import { describe, expect, test } from 'vitest';
import manifest from '../files/manifest.json' with { type: 'json' };
import { fileOf, summarised } from '../opened.ts';

interface Recorded {
  id: string;
  file: string;
  logs?: string[];
  tlsKeyLog?: string;
}

/** Logs that quote no session, or only one side of it: other tests look at them. */
const OTHERS = /postfix|mailq|\.dig\.|serverinfo|mutt\.log|rawlog/;
/** What these logs really leave out, as exchanges that cannot be compared. */
const KNOWN: Record<string, string> = {
  'pop3/v22-pop3-basics.poplib.log': 'the second session was logged at level 1: commands only',
  'pop3/v23-pop3-apop.poplib.log': 'level 1: commands only',
  'imap/v27-imap-basics-imaplib.imaplib.log': 'imaplib stops reading at BYE',
  'smtp/v53-mutt-attachment.muttdebug.log': 'mutt does not wait for the answer to QUIT',
  'imap/v30-imap-idle-imapflow.imapflow.log': 'the lines of this log were cut',
  'smtp/v02-submission-starttls-plain.swaks.log': 'the capture has no keys beside it',
  'imap/v57-imap-auth-variety.dialog1.log': 'the capture has no keys beside it',
};

const recordings = (manifest.recordings as Recorded[]).flatMap(({ file, logs = [], tlsKeyLog }) =>
  logs
    .filter((log) => log.endsWith('.log') && !OTHERS.test(log))
    .map((log) => ({ log, capture: [file, ...(tlsKeyLog ? [tlsKeyLog] : [])] })),
);

type Conversation = ReturnType<typeof summarised>['conversations'][number];
const exchangesOf = ({ exchanges }: Conversation): string[] => exchanges.map(({ command, reply }) => `${command.toUpperCase()} ${reply}`);
const errorsOf = ({ findings }: Conversation): string[] => findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

/** Exchanges of a log that stand in a capture's conversation in this order. */
function shared(logged: readonly string[], captured: readonly string[]): number {
  let found = 0;
  for (const exchange of captured) if (logged[found] === exchange) found++;
  return found;
}

describe('Logs tell what their captures tell', () => {
  test.each(recordings.filter(({ log }) => !(log in KNOWN)))('$log', ({ log, capture }) => {
    const captured = summarised(...capture.map(fileOf)).conversations;
    const logged = summarised(fileOf(log)).conversations;
    expect(logged.length).toBeGreaterThan(0);
    for (const conversation of logged) {
      const exchanges = exchangesOf(conversation);
      const same = captured.find((each) => shared(exchanges, exchangesOf(each)) === exchanges.length);
      expect(same, exchanges.join(', ')).toBeDefined();
      expect(errorsOf(same!)).toEqual(expect.arrayContaining(errorsOf(conversation)));
    }
  });
  test.each(recordings.filter(({ log }) => log in KNOWN))('$log, as far as it goes', ({ log }) => {
    const [first] = summarised(fileOf(log)).conversations;
    expect(first!.exchanges.length).toBeGreaterThan(3);
  });
});

describe("Dovecot's two files are one conversation", () => {
  test.each([
    'pop3/v22-pop3-basics.rawlog1',
    'pop3/v22-pop3-basics.rawlog2',
    'imap/v27-imap-basics-imaplib.rawlog',
    'imap/v30-imap-idle-imapflow.rawlog',
  ])('%s', (path) => {
    const { conversations, formats } = summarised(fileOf(`${path}.in`), fileOf(`${path}.out`));
    expect(formats).toEqual(['rawlog', 'rawlog']);
    expect(conversations).toHaveLength(1);
    expect(conversations[0]!.exchanges.filter(({ reply }) => reply === null)).toEqual([]);
    expect(errorsOf(conversations[0]!)).toEqual([]);
  });
});

describe("tshark's JSON tells what the capture it was made of tells", () => {
  test.each([
    ['tshark.json', 'formats/v37-ipv6-loopback.pcap'],
    ['tshark-ek.json', 'pop3/v23-pop3-apop.pcap'],
  ])('%s', (json, capture) => {
    const { conversations, formats, summary } = summarised(fileOf(`../formats/samples/${json}`));
    expect([formats, summary.problems]).toEqual([['tshark'], []]);
    const plain = (told: readonly Conversation[]) =>
      told.map(({ client, server, start, exchanges }) => ({
        client,
        server,
        start,
        exchanges: exchanges.map((each) => ({ ...each, at: null })),
      }));
    expect(plain(conversations)).toEqual(plain(summarised(fileOf(capture)).conversations));
  });
});
