/** Does at the workbench beside a lesson, by keyboard, what a solution says in words. */
import type { Page } from 'playwright';
import { en } from '../../src/content/mime/en.ts';
import { es } from '../../src/content/mime/es.ts';
import type { Language } from '../../src/language.ts';

const words = { en, es };

async function press(page: Page, name: string): Promise<void> {
  // what is not of the part that was chosen cannot be pressed yet
  await page.locator('.workbench').getByRole('button', { name, exact: true, disabled: false }).first().press('Enter');
}

/** Down the tree with the arrow keys until the part is reached. */
async function select(page: Page, path: string): Promise<void> {
  const tree = page.locator('.workbench [role=tree]');
  await tree.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-path'));
  for (let steps = 30; steps > 0 && (await focused()) !== path; steps--) {
    const before = await focused();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((path) => document.activeElement?.getAttribute('data-path') !== path, before);
  }
}

/** One line of the solution; what it makes of the octets is there before the next. */
export async function rebuild(page: Page, edit: string, language: Language): Promise<void> {
  const { tools, part, findings } = words[language];
  const [act, path = '', ...rest] = edit.split(' ');
  const said = rest.join(' ');
  await select(page, path);
  const before = await page.locator('.workbench .source').textContent();
  if (act === 'wrap') await page.locator('.workbench').getByLabel(tools.wrap, { exact: true }).selectOption(said);
  else if (act === 'in') await press(page, tools.into);
  else if (act === 'move') await press(page, said === '-1' ? tools.up : tools.down);
  else if (act === 'remove') await press(page, tools.remove);
  else if (act === 'recode') await press(page, part.costs.choose(said));
  else if (act === 'repair') await press(page, findings.repair);
  else if (act === 'name') {
    await page.locator('.workbench').getByLabel(tools.name, { exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(said);
    await page.keyboard.press('Enter');
  } else throw new Error(`this test does not know how to do "${edit}"`);
  await page.waitForFunction((source) => document.querySelector('.workbench .source')?.textContent !== source, before);
}
