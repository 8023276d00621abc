/** The rooms of the page, one of each kind, and how a reader gets into them. */
import type { Page } from 'playwright';
import { ready } from './page.ts';

export interface RoomOfPage {
  name: string;
  hash: string;
  /** What leads on from there, and waits until it is to be seen. */
  enter(page: Page): Promise<void>;
  /** Escape closes what this selects. */
  closes?: string;
}

const seen = (selector: string) => (page: Page) => page.locator(selector).filter({ visible: true }).first().waitFor();

export const ROOMS: readonly RoomOfPage[] = [
  { name: 'before the first word', hash: '#/en/journey', enter: seen('.visit') },
  { name: 'journey', hash: '#/en/journey?step=smtp:RCPT%231:reply', enter: ready },
  {
    name: 'gallery',
    hash: '#/en/journey?step=smtp:RCPT%231:reply',
    async enter(page) {
      await ready(page);
      await page
        .getByRole('button', { name: /All stories$/ })
        .first()
        .click();
      await page.locator('dialog[open]').waitFor();
    },
    closes: 'dialog[open]',
  },
  {
    name: 'recordings',
    hash: '#/en/journey?step=smtp:RCPT%231:reply',
    async enter(page) {
      await ready(page);
      await page.getByRole('button', { name: 'Recordings' }).click();
      await page.locator('dialog[open]').waitFor();
    },
    closes: 'dialog[open]',
  },
  {
    name: 'a tool',
    hash: '#/en/journey?step=smtp:RCPT%231',
    async enter(page) {
      await ready(page);
      await page.getByRole('button', { name: /Break/ }).first().press('Enter');
      await page.locator('dialog.menu').waitFor();
    },
    closes: 'dialog.menu',
  },
  { name: 'recording', hash: '#/en/recording?sample=v15', enter: ready },
  { name: 'five days', hash: '#/en/five-days?step=mail:timer%20retry%237', enter: ready },
  { name: 'course', hash: '#/en/lessons', enter: seen('.course') },
  { name: 'lesson', hash: '#/en/lessons/the-journey/2', enter: seen('.lesson') },
  { name: 'history', hash: '#/en/lessons/time-line', enter: seen('main.history h2') },
  {
    name: 'mail program',
    hash: '#/en/at-her-program?step=imap:(connect)%231',
    async enter(page) {
      await ready(page);
      await page.getByRole('button', { name: 'Open the mail program of Bea' }).first().click();
      await page.locator('[data-uid="1"]').waitFor();
    },
  },
  {
    name: 'editor',
    hash: '#/en/second-mx',
    async enter(page) {
      await page.evaluate(() => (location.hash += '?room=editor'));
      await page.locator('.start select').selectOption('second-mx');
      await page.locator('.editor nav button').first().waitFor();
    },
  },
  {
    name: 'terminal',
    hash: '#/en/journey?step=smtp:RCPT%231',
    async enter(page) {
      await ready(page);
      await page.getByRole('tab', { name: 'Speak it' }).click();
      await page.getByRole('button', { name: 'Call', exact: true }).click();
      await page.getByRole('textbox', { name: /^Your line/ }).waitFor();
    },
  },
  {
    name: 'lectern',
    hash: '#/en/journey?step=smtp:RCPT%231:reply',
    async enter(page) {
      await ready(page);
      await page.getByRole('button', { name: 'Present' }).click();
      await page.getByRole('button', { name: /^Two screens/ }).click();
      await page.getByText('The wall shows this step.').waitFor();
    },
  },
  { name: 'MIME', hash: '#/en/mime?sample=words&part=1.3', enter: seen('.mime > *') },
];
