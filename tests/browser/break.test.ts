/** Breaking things in a real Chromium: a fault on every kind of object, undone and done again, switched off, and in the link. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

/** Opens the menu behind a tool, chooses what happens, and breaks it so. */
async function breakAt(page: Page, tool: RegExp, ...choices: string[]): Promise<void> {
  await page.getByRole('button', { name: tool }).first().press('Enter');
  for (const choice of choices) await page.locator('dialog.menu').getByRole('button', { name: choice, exact: true }).click();
  await page.getByRole('button', { name: 'Break it like this' }).click();
  await page.locator('dialog.menu').waitFor({ state: 'detached' });
}

const broken = (page: Page) => page.locator('.drawer .what').allTextContents();
const isBroken = async (page: Page, what: string): Promise<void> => void (await page.locator('.drawer .what', { hasText: what }).waitFor());

test('a port, a host, a line, the letter, in the two ends; undo, redo, switch; the link opens with all of it', async () => {
  const { page, heard } = await built.open('#/en/journey?step=smtp:RCPT%231');
  await breakAt(page, /at port 25 of mx\.b\.com/, '452');
  await isBroken(page, 'mx.b.com: 452 to RCPT');
  // that somebody stepped in is a step of its own
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.locator('.tube .slot', { hasText: '452' }).waitFor();
  await breakAt(page, /about mx\.b\.com/, 'Slow down');
  await isBroken(page, 'mx.b.com is slow');
  await breakAt(page, /on the line smtp\.a\.org/, 'Cut it');
  await isBroken(page, 'The line smtp.a.org – mx.b.com');
  expect(await broken(page)).toHaveLength(3);

  await page.keyboard.press('Control+z');
  await page.locator('.drawer li:nth-child(3)').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await isBroken(page, 'The line smtp.a.org – mx.b.com');
  await page.getByRole('switch', { name: /mx\.b\.com is slow/ }).click();
  await page.locator('.card.off', { hasText: 'mx.b.com is slow' }).waitFor();
  await page.getByRole('button', { name: /Remove: The line/ }).click();
  await page.locator('.drawer li:nth-child(3)').waitFor({ state: 'detached' });

  // the menu of a line listens on it, too
  await page.getByRole('button', { name: /on the line smtp\.a\.org/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Listen in on this line' }).click();
  await page.locator('.ear').waitFor();

  const link = page.url();
  const { page: again } = await built.open(link.slice(link.indexOf('#')));
  await again.getByRole('button', { name: 'What if…?' }).click();
  await again.locator('.card.off', { hasText: 'mx.b.com is slow' }).waitFor();
  expect(await broken(again)).toEqual(['mx.b.com: 452 to RCPT', 'mx.b.com is slow']);
  await again.locator('.trail, .tube').filter({ hasText: '452' }).first().waitFor();
  expect(heard.errors).toEqual([]);
  await again.context().close();
  await page.context().close();
});

test('the run follows a slider while it is moved; Escape puts it back', async () => {
  const { page, heard } = await built.open('#/en/journey?step=smtp:RCPT%231');
  const link = page.url();
  await page
    .getByRole('button', { name: /on the line smtp\.a\.org/ })
    .first()
    .press('Enter');
  const told = page.getByRole('status').filter({ hasText: 'The run follows' });
  await page.getByRole('slider', { name: 'One way' }).press('ArrowRight');
  await told.waitFor();
  const soon = await told.textContent();
  await page.getByRole('slider', { name: 'One way' }).press('End');
  await told.filter({ hasNotText: soon! }).waitFor();
  await page.waitForURL((url) => url.href !== link);
  await page.keyboard.press('Escape');
  await page.waitForURL(link);
  expect(await broken(page)).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('the letter: its envelope names somebody else', async () => {
  const { page, heard } = await built.open('#/en/journey?step=smtp:MAIL%231');
  await page.getByRole('button', { name: 'Change the envelope of the letter' }).click();
  await page.getByRole('textbox', { name: 'To whom' }).fill('carlos@b.com');
  await page.getByRole('button', { name: 'Break it like this' }).click();
  await isBroken(page, 'The envelope names somebody else');
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowRight');
  await page.locator('.session', { hasText: 'carlos@b.com' }).waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a record: the name server says otherwise', async () => {
  const { page, heard } = await built.open('#/en/journey?step=dns:b.com%20MX%232');
  await page.getByRole('button', { name: 'Change the zone b.com' }).first().press('Enter');
  await page
    .getByRole('button', { name: /^Remove b\.com MX/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Break it like this' }).click();
  await isBroken(page, 'The zone b.com says something else');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a mailbox and a door, in the house', async () => {
  const { page, heard } = await built.open('#/en/journey?step=smtp:RCPT%231:reply');
  await page.keyboard.press('-');
  await page.locator('.inside').waitFor();
  const tool = (await page.getByRole('button', { name: /mailbox of bea@b\.com/ }).boundingBox())!;
  const house = (await page.locator('.inside').boundingBox())!;
  expect(tool.y + tool.height).toBeLessThanOrEqual(house.y + house.height);
  await breakAt(page, /mailbox of bea@b\.com/, 'Expire the password');
  await isBroken(page, 'The password of bea@b.com has expired');
  await breakAt(page, /port 143 of mx\.b\.com/, 'Refuse calls');
  await isBroken(page, 'Port 143 of mx.b.com is closed');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a host and a line of the town; closing gives the focus back', async () => {
  const { page, heard } = await built.open('#/en/journey?step=smtp:RCPT%231');
  for (let far = 0; far < 3; far++) await page.keyboard.press('-');
  await page.locator('.town').waitFor();
  const tool = page.locator('.town').getByRole('button', { name: 'Break something about mx.b.com' });
  await tool.press('Enter');
  await page.getByRole('dialog', { name: 'mx.b.com' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog.menu').waitFor({ state: 'detached' });
  expect(await tool.evaluate((each) => each === document.activeElement)).toBe(true);
  await breakAt(page, /about mx\.b\.com/, 'Set the clock wrong');
  await isBroken(page, 'The clock of mx.b.com is wrong');
  await breakAt(page, /on the line mx\.b\.com – laptop/, 'Cut it');
  await isBroken(page, 'The line mx.b.com – laptop.bea.b.com');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test.each([
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
])('axe finds nothing in a menu, and it lies within the page: %o', async (viewport) => {
  const { page } = await built.open('#/es/journey?step=smtp:RCPT%231', { viewport });
  await page
    .getByRole('button', { name: /puerto 25 de mx\.b\.com/ })
    .first()
    .click();
  await page.getByRole('button', { name: '452', exact: true }).click();
  expect(await faultsOf(page, 'dialog.menu')).toEqual([]);
  const box = (await page.locator('dialog.menu').boundingBox())!;
  expect([box.x >= 0, box.y >= 0, box.x + box.width <= viewport.width, box.y + box.height <= viewport.height]).toEqual(Array(4).fill(true));
  await page.context().close();
});

test('a fork and its comparison: two stages on one clock, where they part, how each ends', async () => {
  const { page, heard } = await built.visit('#/en/greylisting?against=story:journey');
  // from the beginning of a story they are opened where they part
  await page.locator('.told h2', { hasText: /450/ }).waitFor();
  await page.locator('.stages .slip', { hasText: '450' }).waitFor();
  await page.getByRole('button', { name: 'Go to the first difference' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.stages article').count()).toBe(2);
  await page.keyboard.press('ArrowRight');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Beside it' }).selectOption('sample:v16');
  await page.getByRole('article', { name: 'Beside it' }).locator('[data-level]').first().waitFor();
  await page.getByRole('button', { name: 'One stage' }).click();
  await page.locator('.transport').waitFor();
  expect(await page.locator('.stages').count()).toBe(0);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test.each([
  { width: 1280, height: 720, theme: 'light' },
  { width: 1280, height: 720, theme: 'projector' },
  { width: 390, height: 844, theme: 'dark' },
])(
  'two stages: nothing is cut off or lies over something else, in the language of the longer words: %o',
  async ({ theme, ...viewport }) => {
    const { page } = await built.visit('#/es/greylisting?against=story:journey', { viewport, theme });
    await page.getByRole('button', { name: 'Ir a la primera diferencia' }).click();
    await page.keyboard.press('ArrowRight');
    await page.locator('.stages .slip', { hasText: '450' }).waitFor();
    const cut = await page.locator('.stages .house').evaluateAll((houses) =>
      houses
        .filter((house) => {
          const [outer, inner] = [house.closest('.picture')!.parentElement!.closest('.picture') ?? house.closest('.stage')!, house];
          const isOut = [inner, ...house.parentElement!.querySelectorAll('.slip')].some(
            (each) => each.getBoundingClientRect().bottom > outer.getBoundingClientRect().bottom + 1,
          );
          return (
            isOut || house.querySelector('.room')!.scrollWidth > house.querySelector('.room')!.clientWidth || house.querySelector('.button')
          );
        })
        .map((house) => house.textContent),
    );
    expect(cut).toEqual([]);
    await page.context().close();
  },
);

test('a recording beside a server that keeps to the standard: from the findings, by its link, and back', async () => {
  const { page, heard } = await built.open('#/en/recording?sample=v15');
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.getByRole('button', { name: 'Beside a server that keeps to the standard' }).click();
  // Postfix takes MAIL before HELO as it may, and keeps to the standard: nothing would have been said otherwise
  await page.getByRole('heading', { name: 'Both runs say and do the same from beginning to end.' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const link = page.url();
  await page.getByRole('button', { name: 'One stage' }).click();
  await page.locator('.transport').waitFor();
  const { page: again } = await built.visit(link.slice(link.indexOf('#')));
  await again.getByRole('heading', { name: 'Both runs say and do the same from beginning to end.' }).waitFor();
  expect(heard.errors).toEqual([]);
  await again.context().close();
  await page.context().close();
});

test('two recordings side by side, the second from a file of one’s own; what is none is told, and the first stays', async () => {
  const { page, heard } = await built.visit('#/en/recording?sample=v15&against=sample:v16');
  await page.getByRole('article', { name: 'Beside it' }).locator('[data-level]').first().waitFor();
  const file = page.getByLabel('A recording of your own…');
  const said = ['S: 220 mx.b.com ESMTP', 'C: HELO a.org', 'S: 250 mx.b.com', 'C: QUIT', 'S: 221 Bye', ''].join('\n');
  await file.setInputFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from(said) });
  await page.getByRole('article', { name: 'Beside it: mine.txt' }).waitFor();
  await page.locator('body').press('End');
  await page.getByRole('article', { name: 'Beside it: mine.txt' }).locator('[data-level]').first().waitFor();
  await file.setInputFiles({ name: 'none.txt', mimeType: 'text/plain', buffer: Buffer.from('nothing of a dialogue') });
  await page.locator('.told [role=alert]').waitFor();
  await page.getByRole('article', { name: 'Beside it: mine.txt' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
