/** In an agent's place in a real Chromium: the MTA's decisions taken by hand through a failover. */
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

test('the MTA’s decisions taken by hand through a failover', async () => {
  const { page } = await built.open('#/en/second-mx?step=submission:(connect)%231');
  await page.getByRole('tab', { name: 'Speak it' }).click();
  await page.getByLabel('Agent', { exact: true }).selectOption({ label: 'MTA · smtp.a.org' });
  await page.getByRole('button', { name: 'Take its place' }).click();
  const asked = (question: string) => page.getByRole('heading', { name: question }).waitFor();
  const take = (name: RegExp) => page.getByRole('button', { name }).click();

  await asked('The DNS has spoken. Where can the mail go?');
  expect(await page.locator('.closed').innerText()).toContain('cannot be taken');
  await page.keyboard.press('1');
  await asked('Which host do you call next?');
  await take(/mx\.b\.com/);
  await page.getByText('The machine would have done the same. RFC 5321 §5.1').first().waitFor();
  await asked('You asked for the addresses of mx.b.com. What now?');
  await take(/Does the host have such addresses/);
  await asked('The session with mx.b.com is over. What now?');
  expect(await page.locator('.facts').innerText()).toContain('The host never got as far as the message.');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take back the last decision' }).click();
  await asked('You asked for the addresses of mx.b.com. What now?');
  await take(/Does the host have such addresses/);
  await asked('The session with mx.b.com is over. What now?');
  await take(/None of these/);
  await page.getByText('For that, this had to be assumed: It has no IPv6 address.').waitFor();
  await page.getByText(/The machine would have chosen: Might it have an IPv6 address too/).waitFor();
  await asked('You asked for the addresses of mx2.b.com. What now?');
  await take(/Does the host have such addresses/);
  await asked('The session with mx2.b.com is over. What now?');
  await take(/Did the host decide about the message/);
  await asked('mx2.b.com has decided. What becomes of the recipients?');
  await take(/Was any recipient accepted/);
  await page.locator('.facts').getByText('The next server will report to the sender.').waitFor();
  await page.getByRole('button', { name: 'Let the machine go on from here' }).click();
  await page.getByRole('tab', { name: 'Speak it' }).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: 'What if…?' }).click();
  await page.getByText('In place of the MTA at smtp.a.org').waitFor();
  await page.getByText('7 decisions').waitFor();
  await page.context().close();
});
