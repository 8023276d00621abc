/** A listener that keeps what it is told of a TLS connection. */
import { concat } from '../../../src/mail/octets.ts';
import type { Side } from '../../../src/transcripts/sink.ts';
import type { KeyLog } from '../../../src/transcripts/tls/keylog.ts';
import { TlsWatch, type TlsListener, type TlsSeen } from '../../../src/transcripts/tls/watch.ts';

/** `null`: octets of that side are missing here. */
export interface Said {
  side: Side;
  octets: Uint8Array | null;
}

export class Watched implements TlsListener {
  latest: TlsSeen | undefined;
  wrong = 0;
  readonly alerts: { side: Side; level: number; description: number }[] = [];
  readonly told: { kind: 'handshake' | 'sealed' | 'plain'; side: Side; octets: Uint8Array; records: number }[] = [];

  facts(seen: TlsSeen): void {
    this.latest = seen;
  }
  handshake(side: Side, octets: Uint8Array, records: number): void {
    this.told.push({ kind: 'handshake', side, octets, records });
  }
  sealed(side: Side, octets: Uint8Array, records: number): void {
    this.told.push({ kind: 'sealed', side, octets, records });
  }
  plain(side: Side, octets: Uint8Array): void {
    this.told.push({ kind: 'plain', side, octets, records: 1 });
  }
  alert(side: Side, level: number, description: number): void {
    this.alerts.push({ side, level, description });
  }
  wrongKeys(): void {
    this.wrong++;
  }

  of(side: Side, plain: boolean): Uint8Array {
    return concat(this.told.filter((told) => told.side === side && (told.kind === 'plain') === plain).map(({ octets }) => octets));
  }
}

export function watched(said: readonly Said[], keys?: KeyLog) {
  const heard = new Watched();
  const watch = new TlsWatch(heard, keys);
  for (const { side, octets } of said) {
    if (octets) watch.push(side, octets, 0);
    else watch.miss(side);
  }
  watch.end();
  return {
    facts: heard.latest!,
    wrongKeys: heard.wrong,
    alerts: heard.alerts,
    told: heard.told,
    /** What crossed and was not opened. */
    octets: (side: Side) => heard.of(side, false),
    plain: (side: Side) => heard.of(side, true),
  };
}
