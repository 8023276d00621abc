/** The queue goes along one connection that was turned round, message after message: RFC 2645 §5.3. */
import type { ClientCarrier, End } from '../../../protocols/carrier.ts';
import { SmtpClient, type Following } from '../../../protocols/smtp/client.ts';
import type { Row } from '../row.ts';

export function sendAlong(rows: readonly Row[], carrier: ClientCarrier): End {
  const next = inTurn(rows);
  const { job, done } = next()!;
  return new SmtpClient(job, carrier, done, next);
}

/** What comes next: the same row once more if it has something ready, else the next that is still waiting. */
function inTurn(rows: readonly Row[]): () => Following | undefined {
  const waiting = [...rows];
  let current: Row | undefined;
  return () => {
    const again = current?.takeFollowing();
    if (again) return again;
    while (waiting[0]?.resting === false) waiting.shift();
    current = waiting.shift();
    return current?.follow();
  };
}
