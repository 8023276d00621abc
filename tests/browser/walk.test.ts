/** Every room by Tab alone: the focus is seen, stands within the window, is trapped nowhere, goes on from one region to the next, and all that can have it has a name. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed } from './page.ts';
import { ROOMS } from './rooms.ts';

const built = browsed();

/** More than any room has. */
const MOST = 260;

interface Stop {
  /** The same for the same element, whatever comes to stand around it; -1 for none. */
  place: number;
  what: string;
  faults: string[];
  region: string;
}

/** What has the focus, and what is wrong with it. Run inside the page. */
function stop(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body) return { place: -1, what: 'nothing', faults: [], region: '' };
  const what = element.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
  const faults: string[] = [];
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [wide, high] = [Math.min(right, innerWidth) - Math.max(left, 0), Math.min(bottom, innerHeight) - Math.max(top, 0)];
  if (wide < Math.min(8, right - left) || high < Math.min(8, bottom - top)) faults.push('outside of the window');
  if (!isOnTop()) faults.push('covered');
  if (!isMarked()) faults.push('not marked');
  const region = outermost(element)?.className.toString() ?? '';
  const met = ((globalThis as { met?: Element[] }).met ??= []);
  if (!met.includes(element)) met.push(element);
  return { place: met.indexOf(element), what, faults, region };

  /** What is a part of the page by itself. */
  function outermost(inner: Element): Element | null {
    const around = inner.closest('dialog, header, main, aside, footer, nav, [role=dialog]');
    return around && (around.matches('dialog') ? around : (outermost(around.parentElement ?? document.body) ?? around));
  }

  /** Something of it lies on top at one of its points. */
  function isOnTop(): boolean {
    const points = [0.5, 0.1, 0.9].flatMap((x) =>
      [0.5, 0.05, 0.2, 0.35, 0.65, 0.8, 0.95].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
    );
    return points.some(([x, y]) => {
      const over = document.elementFromPoint(x, y);
      return over !== null && (element!.contains(over) || over.contains(element));
    });
  }

  function isMarked(): boolean {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--focus)';
    const focus = getComputedStyle(probe).color;
    probe.remove();
    const around = [element!.parentElement, element!.parentElement?.parentElement].flatMap((each) => each ?? []);
    const near = [element!, ...element!.querySelectorAll('*'), ...(element!.parentElement?.children ?? []), ...around];
    return near.some((each) => {
      const style = getComputedStyle(each);
      if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.outlineColor === focus) return true;
      return style.stroke === focus || style.borderTopColor === focus || style.boxShadow.includes(focus);
    });
  }
}

/** The next Tab leads to the first of all. Run inside the page. */
function fromTheBeginning(): void {
  const before = document.createElement('i');
  before.tabIndex = -1;
  document.body.prepend(before);
  before.focus();
  before.remove();
}

/** From the beginning on until the focus comes back to where it has been. */
async function walked(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < MOST; step++) {
    await page.keyboard.press('Tab');
    const next = await page.evaluate(stop);
    if (next.place >= 0 && stops.some(({ place }) => place === next.place)) return stops;
    if (next.place >= 0) stops.push(next);
  }
  return [...stops, { place: -1, what: 'no end', faults: [`more than ${MOST} stops`], region: '' }];
}

/** All that can have the focus and is not told to those who do not see it. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const without = nodes.filter(
    ({ ignored, role, name, properties }) =>
      !ignored &&
      role?.value !== 'RootWebArea' &&
      (name?.value ?? '') === '' &&
      properties?.some(({ name: property, value }) => property === 'focusable' && value.value === true),
  );
  const told: string[] = [];
  for (const { role, backendDOMNodeId } of without) {
    const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId! });
    // where the page itself leads the focus to: what stands in it is read
    if (!/^<[^>]* tabindex="-1"/.test(outerHTML)) told.push(`${role?.value}: ${outerHTML.slice(0, 160)}`);
  }
  await session.detach();
  return told;
}

test.each(ROOMS.map((room) => [room.name, room] as const))('%s', async (_, room) => {
  const { page, heard } = await built.visit(room.hash);
  await room.enter(page);
  expect(await nameless(page), 'without a name').toEqual([]);
  expect(await page.locator('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').count(), 'an order of its own').toBe(0);
  if (!room.closes) await page.evaluate(fromTheBeginning);
  const stops = await walked(page);
  expect(stops.flatMap(({ what, faults }) => faults.map((fault) => `${fault}: ${what}`))).toEqual([]);
  expect(stops.length, 'stops').toBeGreaterThan(3);
  // no region is left and entered again
  const regions = stops.map(({ region }) => region).filter((region, place, all) => region !== '' && region !== all[place - 1]);
  expect(regions).toEqual([...new Set(regions)]);
  // back the way it came
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  expect((await page.evaluate(stop)).place).not.toBe(stops[0]!.place);
  if (room.closes) {
    await page.keyboard.press('Escape');
    await page.locator(room.closes).waitFor({ state: 'detached' });
  }
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
