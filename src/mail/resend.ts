/** A message that goes on as it is, with the fields of whoever passes it on above it: RFC 5322 §3.6.6. */
import { domainOf } from './address.ts';
import { parseAddressList, parseGroupedList } from './addressList.ts';
import { addressTokens } from './compose.ts';
import { formatDate } from './date.ts';
import { fold } from './fold.ts';
import { concat, utf8 } from './octets.ts';

interface Resent {
  /** 'Beatriz <bea@b.com>' */
  from: string;
  to: readonly string[];
  /** Epoch milliseconds. */
  dateMs: number;
  /** Left side of the Resent-Message-ID. */
  idLeft: string;
}

/** The author stays who it was, and so does everything else; what is no address in `to` is left out. */
export function resend(octets: Uint8Array, { from, to, dateMs, idLeft }: Resent): ReturnType<typeof envelope> & { octets: Uint8Array } {
  const [author, receivers] = [parseAddressList(from) ?? [], to.flatMap((list) => parseAddressList(list) ?? [])];
  const named = to.flatMap((list) => parseGroupedList(list) ?? []);
  const reversePath = author[0]?.address ?? '';
  const block =
    fold('Resent-Date', [formatDate(dateMs)]) +
    fold('Resent-From', addressTokens(author)) +
    fold('Resent-To', addressTokens(named)) +
    fold('Resent-Message-ID', [`<${idLeft}@${domainOf(reversePath)}>`]);
  return { octets: concat([utf8(block), octets]), ...envelope(reversePath, receivers) };
}

function envelope(reversePath: string, receivers: readonly { address: string }[]) {
  return { reversePath, forwardPaths: [...new Set(receivers.map(({ address }) => address))] };
}
