import { expect, test } from 'vitest';
import { SUBMISSION_PORT } from '../../src/agents/ports.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

/** What smtp.a.org answers on port 587 to lines from a host of the town. */
function submittedFrom(host: string): string {
  const run = new Run({ scenario: { ...scenarioNamed('journey')!, actions: [] }, seed: 1 });
  let said = '';
  const end = run.dial(host, 'smtp-a', SUBMISSION_PORT, 'submission', {
    opened: () => {},
    received: (octets) => (said += text(octets)),
    ended: () => {},
  });
  run.advanceTo(2000);
  end.send(ascii('EHLO x.example\r\nMAIL FROM:<ana@a.org>\r\n'), -1);
  run.advanceTo(4000);
  return said.split('\r\n').at(-2)!;
}

test('submission is for the house: its own network may, a stranger may not (restriction by location)', () => {
  expect(submittedFrom('ana-laptop')).toMatch(/^250 2\.1\.0/);
  expect(submittedFrom('bea-laptop')).toBe('550 5.7.1 Submission from 198.51.100.10 is not allowed');
});
