// @vitest-environment happy-dom
/** The MIME room: tree, octets and programs are one letter; what is done to it can be undone, mended, linked and sent. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import '@testing-library/jest-dom/vitest';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { language } from '../../src/view/language.svelte.ts';
import { Bench } from '../../src/view/mime/bench.svelte.ts';
import type { Dismantling } from '../../src/view/mime/door.ts';
import { takenApart } from '../../src/worker/mime.ts';
import { harmless } from '../../src/view/mime/html.ts';
import { linksOf, rowsOf } from '../../src/view/mime/layout.ts';
import Mime from '../../src/view/mime/Mime.svelte';
import { sourceRows } from '../../src/view/mime/source.ts';
import { Playback } from '../../src/view/playback/playback.svelte.ts';
import { MIME_OCTETS } from '../../src/worker/api.ts';
import { service } from '../../src/worker/service.ts';

const frames = { request: () => 1, cancel: () => {} };
const worker = service(async () => {});
const decoder = new TextDecoder('latin1');

beforeEach(() => language.set('en'));
afterEach(cleanup);

async function room(what: Dismantling, by = worker) {
  const playback = new Playback(by, frames);
  playback.mime.dismantle(what);
  const onsend = vi.fn<(file: File) => void>();
  render(Mime, { playback, onsend });
  await screen.findByRole('tree');
  return { playback, onsend, user: userEvent.setup() };
}
const items = (): string[] =>
  screen.getAllByRole('treeitem').map((item) => `${item.getAttribute('aria-level')} ${item.querySelector('b')!.textContent}`);
const selected = (): string => screen.getByRole('treeitem', { selected: true }).dataset.path!;
const source = (): HTMLElement => screen.getByRole('region', { name: 'As it is written' });

describe('the tree', () => {
  test('has every part at its level', async () => {
    await room({ sample: 'attachments', part: '1' });
    expect(items()).toEqual([
      ...['1 multipart/mixed', '2 multipart/alternative', '3 text/plain', '3 multipart/related', '4 text/html', '4 image/png'],
      '2 application/pdf',
    ]);
  });

  test('is gone through with the usual keys, and what is chosen is lit in the source', async () => {
    const { user } = await room({ sample: 'attachments', part: '1' });
    screen.getByRole('treeitem', { selected: true }).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(selected()).toBe('1.1.1'));
    const lit = (): unknown[] => [...source().querySelectorAll('.lit')].map((row) => row.querySelector('code')?.textContent);
    await waitFor(() => expect(lit()).toContain('=C2=BFComemos juntas el viernes? Va la pr=C3=A1ctica y una foto.'));
    expect(lit()).not.toContain('--dos');
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(selected()).toBe('1.1'));
    await user.keyboard('{ArrowLeft}');
    expect(items()).toEqual(['1 multipart/mixed', '2 multipart/alternative', '2 application/pdf']);
    expect(screen.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{ArrowRight}a');
    await waitFor(() => expect(selected()).toBe('1.2'));
    await user.keyboard('{Home}');
    await waitFor(() => expect(selected()).toBe('1'));
    expect(document.activeElement).toBe(screen.getByRole('treeitem', { selected: true }));
  });

  test('stands where D3 puts it', async () => {
    const { parts } = await worker.mime((await worker.mimeSample('attachments'))!, '1');
    const rows = rowsOf(parts, new Set(['1.1.2']));
    expect(rows.map(({ part, depth, place, siblings }) => [part.path, depth, place, siblings])).toEqual([
      ['1', 0, 1, 1],
      ['1.1', 1, 1, 2],
      ['1.1.1', 2, 1, 2],
      ['1.1.2', 2, 2, 2],
      ['1.2', 1, 2, 2],
    ]);
    expect(rows[0]!.bar).toBe(1);
    expect(linksOf(rows)).toHaveLength(4);
  });
});

test('a click on an octet chooses its part', async () => {
  const { user } = await room({ sample: 'forwarded', part: '1' });
  await user.click(within(source()).getByText(/<p>El <i>/));
  await waitFor(() => expect(selected()).toBe('1.2.1.2'));
});

test('each line of the source stands where its octets are', async () => {
  for (const name of ['attachments', 'damaged', 'rare']) {
    const seen = await worker.mime((await worker.mimeSample(name))!, '1');
    for (const row of sourceRows(seen, new Set())) {
      const line = decoder.decode(seen.octets.subarray(row.start, row.end));
      const shown = row.spans.map(({ text }) => text).join('');
      if (row.folded === 0 && /^[ -~]*\r\n$/.test(line)) expect(shown).toBe(line.slice(0, -2));
    }
  }
});

describe('the workbench', () => {
  test('writes a part otherwise, and takes it back', async () => {
    const { user, playback } = await room({ sample: 'attachments', part: '1.1.1' });
    await user.click(screen.getByRole('button', { name: 'Write it in base64' }));
    await within(source()).findByText(/^SG9sYSwgQmVh/);
    await waitFor(() => expect(playback.mime.place).toMatchObject({ page: '', part: '1.1.1' }));
    expect(playback.mime.place.letter).toContain('SG9sYSwgQmVh');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(playback.mime.place).toMatchObject({ page: 'attachments', letter: '' }));
    expect(within(source()).queryByText(/^SG9sYSwgQmVh/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    await within(source()).findByText(/^SG9sYSwgQmVh/);
  });

  test('breaks a letter and mends it, and says both', async () => {
    const { user, playback } = await room({ sample: 'forwarded', part: '1' });
    expect(screen.getByText('Nothing: the letter is whole.')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Break…'), 'Lose the closing line');
    await screen.findByText(/The closing line --fuera-- is missing/);
    await user.click(screen.getByRole('button', { name: 'Repair' }));
    await screen.findByText('The closing line is back.');
    expect(screen.getByText('Nothing: the letter is whole.')).toBeInTheDocument();
    // octet for octet the sample again
    await waitFor(() => expect(playback.mime.place.page).toBe('forwarded'));
  });

  test('mends every fault of the broken letter', async () => {
    const { user } = await room({ sample: 'damaged', part: '1' });
    for (let left = 5; left > 0; left--) {
      await waitFor(() => expect(screen.getAllByRole('button', { name: 'Repair' })).toHaveLength(left));
      await user.click(screen.getAllByRole('button', { name: 'Repair' })[0]!);
    }
    await screen.findByText('Nothing: the letter is whole.');
    const shown = screen.getByRole('article', { name: 'In a terminal' });
    expect(shown).toHaveTextContent('Dice latin1, pero la ñ está en UTF-8.');
  });

  test('adds, moves and removes parts', async () => {
    const { user } = await room({ sample: 'signed', part: '1' });
    await user.selectOptions(screen.getByLabelText('Add…'), 'an invitation');
    await waitFor(() => expect(items().at(-1)).toBe('2 text/calendar'));
    await screen.findByText(/signed and encrypted have exactly two parts; here: 3/);
    await user.click(screen.getByRole('button', { name: 'Up' }));
    await waitFor(() => expect(selected()).toBe('1.2'));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(items()).toEqual(['1 multipart/signed', '2 text/plain', '2 application/pgp-signature']));
  });

  test('sends the letter as it is', async () => {
    const { user, onsend } = await room({ sample: 'digest', part: '1' });
    await user.click(screen.getByRole('button', { name: 'Send it through the simulator' }));
    const file = onsend.mock.calls[0]![0];
    expect(file.name).toBe('digest.eml');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(await worker.mimeSample('digest'));
  });

  test('what is done quickly is done one after another: no change and no step back is lost', async () => {
    const bench = new Bench(worker);
    await bench.openSample('attachments');
    const texts = [decoder.decode(bench.seen!.octets)];
    const { path } = bench.seen!.parts.at(-1)!;
    await Promise.all(['uno.txt', 'dos.txt'].map((name) => bench.change({ do: 'name', path, name })));
    expect(bench.edits.map(({ do: act }) => act)).toEqual(['name', 'name']);
    texts.push(decoder.decode(bench.seen!.octets));
    await Promise.all([bench.undo(), bench.undo()]);
    expect(decoder.decode(bench.seen!.octets)).toBe(texts[0]);
    await Promise.all([bench.redo(), bench.redo()]);
    expect(decoder.decode(bench.seen!.octets)).toBe(texts[1]);
    expect(bench.edits).toHaveLength(2);
    await bench.undo();
    expect(bench.edits).toHaveLength(1);
  });

  test('a part that is chosen before a change has come is chosen, and stays so', async () => {
    const bench = new Bench(worker);
    await bench.openSample('attachments');
    const path = bench.seen!.parts.at(-1)!.path;
    const asked = [bench.change({ do: 'name', path, name: 'uno.txt' }), bench.select('1.1'), bench.select('1.1.1')];
    expect(bench.selected).toBe('1.1.1');
    await asked[0];
    expect(bench.selected).toBe('1.1.1');
    expect(decoder.decode(await bench.whole())).toContain('uno.txt');
    expect(bench.seen!.detail.path).toBe('1.1.1');
    const open = [bench.select('1.2'), bench.openSample('forwarded')];
    await Promise.all(open);
    expect(bench.selected).toBe('1');
  });

  test('what is typed stays while the part that was chosen is still on its way, and what is not of it cannot be pressed', async () => {
    let hold = Promise.resolve();
    let letGo = (): void => {};
    const slow: typeof worker = { ...worker, mime: (...asked) => hold.then(() => worker.mime(...asked)) };
    const { user, playback } = await room({ sample: 'attachments', part: '1.1.1' }, slow);
    expect(screen.getByLabelText(/^Text/)).toBeEnabled();
    hold = new Promise((resolve) => (letGo = resolve));
    screen.getByRole('treeitem', { selected: true }).focus();
    await user.keyboard('{End}');
    const name = await screen.findByLabelText<HTMLInputElement>(/^File name/);
    expect(selected()).toBe('1.2');
    expect(screen.getByRole('button', { name: 'Write it in base64' })).toBeDisabled();
    expect(screen.getByLabelText(/^Text/)).toBeDisabled();
    await user.clear(name);
    await user.type(name, 'mesa');
    letGo();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Write it in base64' })).toBeEnabled());
    await user.type(name, '.pdf{Enter}');
    await waitFor(() => expect(playback.mime.place.letter).toContain('mesa.pdf'));
  });

  test('says what it converted in a file', async () => {
    const { user } = await room({ file: new File(['Subject: x\n\nhola\n'], 'x.eml') });
    await screen.findByText('Read as it would be sent: every line now ends in CRLF. Nothing else in it was changed.');
    await user.click(screen.getByRole('button', { name: 'Write it in base64' }));
    await within(source()).findByText('aG9sYQ0K');
    expect(screen.queryByText(/Read as it would be sent/)).toBeNull();
  });

  test('takes letters from files, with their line ends made whole, and no endless ones', async () => {
    const bench = new Bench(worker);
    await bench.open(new TextEncoder().encode('Subject: x\n\nhola\n'), '1', true);
    expect(decoder.decode(bench.seen!.octets)).toBe('Subject: x\r\n\r\nhola\r\n');
    await bench.open(new Uint8Array(MIME_OCTETS + 1));
    expect(bench.trouble).toEqual({ kind: 'tooLarge', octets: MIME_OCTETS + 1 });
    expect(bench.seen!.octets.length).toBe(20);
    await bench.openSample('../x');
    expect(bench.trouble).toEqual({ kind: 'unknown' });
  });
});

test('an encoded word is read piece by piece', async () => {
  await room({ sample: 'words', part: '1' });
  const pieces = [...document.querySelectorAll('figure')].find((each) => each.textContent?.includes('Subject'))!.querySelectorAll('li');
  expect([...pieces].map((piece) => piece.querySelector('code')!.textContent).join('')).toBe('=?iso-8859-1?Q?=A1Hola,_se=F1or!?=');
  expect([...pieces].map((piece) => piece.querySelector('.reads')?.textContent ?? '').join('')).toBe('¡Hola,␣señor!');
  expect(screen.getByText('90 characters: 75 are allowed (RFC 2047 §2)')).toBeInTheDocument();
});

describe('a message that an encoding hides', () => {
  const inner = 'From: ana@a.org\r\nSubject: dentro\r\n\r\nhola\r\n';
  const around = (subtype: string) =>
    new TextEncoder().encode(
      `MIME-Version: 1.0\r\nContent-Type: message/${subtype}\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(inner)}\r\n`,
    );

  test.each([
    ['rfc822', false],
    ['global', true],
  ])('message/%s is decoded; allowed: %s', (subtype, isAllowed) => {
    const { hidden } = takenApart(around(subtype), '1').detail;
    expect(new TextDecoder().decode(hidden!.octets)).toBe(inner);
    expect(hidden!.isAllowed).toBe(isAllowed);
  });
  test('one without an encoding hides nothing', () => {
    const plain = new TextEncoder().encode(`Content-Type: message/rfc822\r\n\r\n${inner}`);
    expect(takenApart(plain, '1').detail.hidden).toBeNull();
  });
});

describe('pictures of a page', () => {
  test('those that it names, wherever they are in the letter, of types that only draw', () => {
    const letter = new TextEncoder().encode(
      [
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<img src="cid:one@a.org"><img src="cid:two@a.org">',
        '--b',
        'Content-Type: image/png',
        'Content-ID: <one@a.org>',
        'Content-Transfer-Encoding: base64',
        '',
        'AQID',
        '--b',
        'Content-Type: image/svg+xml',
        'Content-ID: <two@a.org>',
        '',
        '<svg onload="alert(1)"/>',
        '--b--',
        '',
      ].join('\r\n'),
    );
    const shown = takenApart(letter, '1').programs.flatMap(({ shown: all }) => all.filter(({ as }) => as === 'html'));
    expect(shown[0]?.pictures).toEqual([{ id: 'one@a.org', type: 'image/png', octets: new Uint8Array([1, 2, 3]) }]);
  });
});

describe('HTML of a letter', () => {
  // that what acts is taken out, a real browser has to show: tests/browser/mime.test.ts
  test('has what it would fetch counted', () => {
    const { page, remote } = harmless(
      '<p>Hola <img src="https://a.example/1.gif"><img src="cid:x" alt="mesa"> <img src="/here.png"></p>' +
        '<div style="background:url(//b.example/2.png)">b</div><style>@import "https://d.example/e.css";</style>' +
        '<a href="https://f.example/">only when somebody clicks</a>',
    );
    expect(remote).toBe(3);
    expect(page).not.toContain('<img');
    expect(page).toContain('[mesa]');
    expect(page).toContain(`content="default-src 'none'; img-src data:"`);
  });
  test('draws the pictures of the letter itself, from its octets, and no others', () => {
    const pictures = [{ id: 'mesa@a.org', type: 'image/png', octets: new Uint8Array([1, 2, 3]) }];
    const { page, own, remote } = harmless(
      '<p>Mira: <img src="cid:mesa@a.org" alt="mesa" width="40"><img src="cid:mesa%40a.org">' +
        '<img src="cid:other@a.org" alt="otra"><img src="https://a.example/1.gif" alt="fuera"><img src="data:image/png;base64,AAAA" alt="dato">',
      pictures,
    );
    expect([own, remote]).toEqual([2, 1]);
    expect(page.match(/<img[^>]*>/g)).toEqual([
      expect.stringMatching(/alt="mesa" width="40" src="data:image\/png;base64,AQID"/),
      expect.stringContaining('src="data:image/png;base64,AQID"'),
    ]);
    expect(page).not.toContain('https:');
    expect(page).toContain('[otra]');
  });
  test('is locked in', async () => {
    await room({ sample: 'attachments', part: '1' });
    const frame = (await screen.findAllByTitle('HTML of the letter, locked in'))[0]!;
    expect(frame).toHaveAttribute('sandbox', '');
    expect(screen.getAllByText(/1 remote image is not loaded: it would have told the sender that you read it/).length).toBeGreaterThan(0);
  });
});
