/** The server that ours is measured beside: it takes every message and keeps it in memory, as ours does. */
import { SMTPServer } from 'smtp-server';

export function smtpServer({ authenticated }: { authenticated: boolean }): SMTPServer {
  const kept: Buffer[] = [];
  return new SMTPServer({
    authOptional: !authenticated,
    allowInsecureAuth: true,
    disabledCommands: authenticated ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        kept.push(Buffer.concat(chunks));
        done();
      });
    },
  });
}
