/** Lets the platform's TLS talk to itself, and writes down what crosses and what the key log says. */
import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { connect, TLSSocket, type ConnectionOptions, type TLSSocketOptions } from 'node:tls';
import { throwAwayIdentity } from '../../../src/node/identity.ts';
import type { Side } from '../../../src/transcripts/sink.ts';

export interface Overheard {
  said: { side: Side; octets: Uint8Array }[];
  keys: string;
}

const identity = throwAwayIdentity(['mx.b.com'], Date.now());

/** Two ends of a pipe; `hear` gets what goes through it. */
function pipe(hear: (side: Side, octets: Uint8Array) => void): [Duplex, Duplex] {
  const ends: Duplex[] = (['client', 'server'] as const).map(
    (side, index) =>
      new Duplex({
        read() {},
        write(octets: Buffer, _, done) {
          hear(side, new Uint8Array(octets));
          setImmediate(() => ends[1 - index]!.push(octets));
          done();
        },
        final(done) {
          ends[1 - index]!.push(null);
          done();
        },
      }),
  );
  return [ends[0]!, ends[1]!];
}

/** Client and server shake hands, then say `words` by turns, the client first. */
export async function overheard(client: ConnectionOptions, server: TLSSocketOptions, words: string[]): Promise<Overheard> {
  const said: Overheard['said'] = [];
  let keys = '';
  const [here, there] = pipe((side, octets) => said.push({ side, octets }));
  const serverEnd = new TLSSocket(there, { isServer: true, key: identity.key, cert: identity.certificate, ...server });
  const clientEnd = connect({ socket: here, servername: 'mx.b.com', rejectUnauthorized: false, ...client });
  clientEnd.on('keylog', (line: Buffer) => (keys += line.toString()));
  await once(clientEnd, 'secureConnect');
  for (const [turn, word] of words.entries()) {
    const [from, to] = turn % 2 === 0 ? [clientEnd, serverEnd] : [serverEnd, clientEnd];
    const arrived = received(to, word.length);
    from.write(word);
    await arrived;
  }
  clientEnd.end();
  await once(serverEnd, 'end');
  serverEnd.destroy();
  clientEnd.destroy();
  return { said, keys };
}

async function received(end: TLSSocket, octets: number): Promise<void> {
  let count = 0;
  await new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      count += chunk.length;
      if (count < octets) return;
      end.off('data', hear);
      resolve();
    };
    end.on('data', hear);
  });
}
