// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { configure, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import FindingRow from '../../src/view/panels/findings/Row.svelte';
import App from '../../src/view/App.svelte';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { language } from '../../src/view/language.svelte.ts';
import { SHELF } from '../../src/view/open/shelf.ts';
import { service } from '../../src/worker/service.ts';
import { readFolder } from '../fixtures/shelf.ts';

const FILES = join(import.meta.dirname, '..', 'recordings', 'files');
const file = (path: string): File => new File([new Uint8Array(readFileSync(join(FILES, path)))], basename(path));

// what is fetched when it is first shown takes its time on a busy machine
configure({ asyncUtilTimeout: 20_000 });

beforeEach(async () => {
  language.set('en');
  await language.ready;
  location.hash = '';
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => {});
  vi.stubGlobal('fetch', (path: string) => {
    const octets = readFolder(path);
    return Promise.resolve(octets ? new Response(octets) : new Response('', { status: 404 }));
  });
});

/** The whole page on the real worker's service. */
async function show(hash = ''): Promise<void> {
  location.hash = hash;
  render(App, { openWorker: () => service(() => new Promise((resolve) => setTimeout(resolve))) });
  await screen.findByRole('button', { name: /^(Play|Send the letter)$/ });
}

function drop(...files: File[]): void {
  const dataTransfer = { types: ['Files'], files };
  document.dispatchEvent(Object.assign(new Event('drop', { cancelable: true, bubbles: true }), { dataTransfer }));
}

describe('the shelf', () => {
  test('every sample has its words in both languages, and every word a sample', () => {
    for (const { shelf } of [english, spanish]) {
      expect(Object.keys(shelf.samples).sort()).toEqual(SHELF.map(({ id }) => id).sort());
      expect(Object.keys(shelf.topics).sort()).toEqual([...new Set(SHELF.map(({ topic }) => topic))].sort());
    }
  });

  test('every file of it lies in the page’s folder, at most 1 MB together', () => {
    const files = SHELF.flatMap(({ files }) => files).map((name) => readFolder(`shelf/${name}`));
    expect(files.filter((octets) => octets === undefined)).toEqual([]);
    expect(files.reduce((sum, octets) => sum + octets!.length, 0)).toBeLessThanOrEqual(1_000_000);
  });

  test.each(SHELF)('$id opens, and there is nothing about it that could not be read', async ({ files }) => {
    const worker = service(() => Promise.resolve());
    const opened = files.map((name) => ({ name, blob: new Blob([readFolder(`shelf/${name}`)!]) }));
    let done = false;
    const answer = await worker.open(opened, (_, progress) => void (done = progress.done));
    expect(answer.ok).toBe(true);
    await vi.waitUntil(() => done);
    const state = await worker.recording(answer.ok ? answer.run : -1, 0, 0);
    expect(state.problems).toEqual([]);
    expect(state.formats).not.toContain('');
    expect(state.rows.length).toBeGreaterThan(0);
  });

  test('one click opens a sample; the address names it, and the bar says what it is', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Recordings' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Pipelining/ }));
    await screen.findByRole('tab', { name: 'Conversations', selected: true });
    await waitFor(() => expect(location.hash).toBe('#/en/recording?sample=v10'));
    expect(screen.getByRole('button', { name: 'Recording: Pipelining. All stories' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Write…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'What if…?' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Explore' }));
    await waitFor(() => expect(location.hash).toBe('#/en/journey'));
    expect(screen.queryByRole('tab', { name: 'Conversations' })).toBeNull();
  });
});

describe('links', () => {
  test('a sample opens at its step', async () => {
    await show('#/en/recording?sample=v15&step=smtp.2:MAIL%233');
    await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Step 29 of 67/));
    expect(await screen.findByText('In MAIL there must be no space on either side of the colon.')).toBeTruthy();
  });

  test('a sample that does not exist is told of, and the journey is there all the same', async () => {
    await show('#/en/recording?sample=v99');
    expect(await screen.findByText(/not on the shelf: “v99”/)).toBeTruthy();
  });

  test('a sample that cannot be fetched is told of', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
    await show('#/en/recording?sample=v10');
    expect(await screen.findByText(/could not be loaded/)).toBeTruthy();
  });

  test('somebody else’s recording stays at home: the dialogue says so', async () => {
    await show('#/en/recording');
    expect(await screen.findByRole('dialog', { name: 'Open' })).toBeTruthy();
    expect(screen.getByText(/Recordings stay at home/)).toBeTruthy();
  });

  test('a small recording without secrets travels in the link, and opens again at the same step', async () => {
    await show();
    drop(new File(['S: 220 mx.b.com ready\nC: EHLO pc.a.org\nS: 250 mx.b.com\nC: QUIT\nS: 221 Bye\n'], 'mine.txt'));
    await waitFor(() => expect(location.hash).toMatch(/^#\/en\/recording\?.*text=/));
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(location.hash).toMatch(/step=/));
    const { hash } = location;
    document.body.innerHTML = '';
    await show(hash);
    await waitFor(() => expect(location.hash).toBe(hash));
    expect(screen.getByRole('button', { name: 'Recording: Text from the link. All stories' })).toBeTruthy();
  });

  test('one with a password stays at home', async () => {
    await show();
    drop(file('pop3/v22-pop3-basics.poplib.log'));
    await screen.findByRole('tab', { name: 'Conversations' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(location.hash).not.toMatch(/text=/);
  });
});

describe('opening one’s own', () => {
  test('pasted text is recognised by what it is', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Open…' }));
    await userEvent.click(await screen.findByLabelText('Or paste text'));
    await userEvent.paste('S: 220 mx.b.com\nC: HELO pc\nS: 250 ok\nC: RCPT TO:<bea@b.com>\nS: 503 no\nC: QUIT\nS: 221 Bye');
    await userEvent.click(screen.getByRole('button', { name: 'Open the text' }));
    await screen.findByRole('tab', { name: 'Conversations' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('tab', { name: 'Findings' }));
    expect(await screen.findByRole('list', { name: 'What the judge found' })).toBeTruthy();
  });

  test('a message can follow its way, or be sent here', async () => {
    await show();
    const received = 'Received: from smtp.a.org by mx.b.com with ESMTPS; Mon, 2 Mar 2026 10:00:02 +0000\r\n';
    drop(new File([`${received}From: ana@a.org\r\nTo: bea@b.com\r\nSubject: Hi\r\n\r\nHi\r\n`], 'letter.eml'));
    await userEvent.click(await screen.findByRole('button', { name: /^Send it here/ }));
    expect(((await screen.findByLabelText('Recipients on the envelope')) as HTMLInputElement).value).toBe('bea@b.com');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await userEvent.click(screen.getByRole('button', { name: /^Follow its way/ }));
    expect(await screen.findByRole('button', { name: 'Recording: letter.eml. All stories' })).toBeTruthy();
  });

  const untraced = (subject: string): string => `From: ana@a.org\r\nTo: bea@b.com\r\nSubject: ${subject}\r\n\r\nHi\r\n`;
  const mailbox = (...letters: string[]): string =>
    letters.map((letter) => `From ana@a.org Mon Mar  2 10:00:00 2026\r\n${letter}\r\n`).join('');

  test('messages that tell no way are listed, and each can be taken apart', async () => {
    await show();
    drop(new File([mailbox(untraced('One'), untraced('Two'))], 'sent.mbox'));
    await userEvent.click(await screen.findByRole('button', { name: /^Follow its way/ }));
    expect(await screen.findByText('Messages with no recorded journey')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /ana@a\.org/ }).map(({ textContent }) => textContent?.trim())).toEqual([
      expect.stringMatching(/^One\s*ana@a\.org/),
      expect.stringMatching(/^Two\s*ana@a\.org/),
    ]);
    await userEvent.click(screen.getByRole('button', { name: /^Two/ }));
    expect(await screen.findByRole('tree')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('beside what can be shown they stand with what is to be said of the file', async () => {
    await show();
    const received = 'Received: from smtp.a.org by mx.b.com with ESMTPS; Mon, 2 Mar 2026 10:00:02 +0000\r\n';
    drop(new File([mailbox(`${received}${untraced('Came')}`, untraced('Sent'))], 'mixed.mbox'));
    await userEvent.click(await screen.findByRole('button', { name: /^Follow its way/ }));
    await userEvent.click(await screen.findByRole('tab', { name: 'Conversations' }));
    expect(await screen.findByText('Messages with no recorded journey')).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^Sent/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Came/ })).toBeNull();
  });

  test('a key log alone says what it is for, and waits for its capture', async () => {
    await show();
    drop(file('smtp/v03-submission-starttls-login-curl.keylog'));
    expect(await screen.findByText(/holds no mail itself/)).toBeTruthy();
    const input = document.querySelector<HTMLInputElement>('dialog input[type=file]')!;
    await userEvent.upload(input, file('smtp/v03-submission-starttls-login-curl.pcap'));
    await screen.findByRole('tab', { name: 'Conversations' });
    await userEvent.click(screen.getByRole('tab', { name: 'Transcript' }));
    expect((await screen.findAllByText(/LOGIN/)).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: /\.pcap and 1 more\. All stories/ })).toBeTruthy();
  });

  test('what is nothing of all that is refused in a sentence, and the stage stays', async () => {
    await show();
    drop(new File([new Uint8Array([1, 2, 3, 0, 255])], 'noise.bin'));
    expect(await screen.findByText(/noise\.bin is not in any format known here/)).toBeTruthy();
    expect(screen.getByText(/still there/)).toBeTruthy();
    expect(screen.queryByRole('tab', { name: 'Conversations' })).toBeNull();
  });
});

describe('the conversations', () => {
  test('look-ups do not bury the mail; Enter goes to where one begins', async () => {
    await show('#/en/recording?sample=v01');
    const list = await screen.findByRole('list', { name: 'Conversations of the recording' });
    await waitFor(() => expect(list.querySelectorAll('[role=listitem]')).toHaveLength(4));
    const pop3 = screen.getByRole('button', { name: /^POP3/ });
    pop3.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(pop3.getAttribute('aria-current')).toBe('true'));
    await waitFor(() => expect(location.hash).toMatch(/step=pop3/));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'lmtp');
    expect(list.isConnected ? list.querySelectorAll('[role=listitem]').length : 1).toBe(1);
    await userEvent.click(screen.getByRole('checkbox', { name: 'only with errors' }));
    expect(screen.getByText(/No conversation of this kind/)).toBeTruthy();
  });

  test('they are found by a host or by an address in the envelope of a letter', async () => {
    await show('#/en/recording?sample=v01');
    const items = () => document.querySelectorAll('[role=listitem]').length;
    await waitFor(() => expect(items()).toBe(4));
    const search = screen.getByRole('searchbox', { name: 'Host or address of a letter' });
    await userEvent.type(search, '127.0.1.10');
    await waitFor(() => expect(items()).toBeLessThan(4));
    expect(items()).toBeGreaterThan(0);
    await userEvent.clear(search);
    await userEvent.type(search, 'BEA@b.com');
    await waitFor(() => expect(items()).toBeGreaterThan(0));
    await userEvent.clear(search);
    await userEvent.type(search, 'nobody@nowhere');
    expect(await screen.findByText(/No conversation of this kind/)).toBeTruthy();
  });

  test('a clean one is called clean, honestly', async () => {
    await show('#/en/recording?sample=v10');
    expect(await screen.findByText('no fault')).toBeTruthy();
    await userEvent.click(screen.getByRole('tab', { name: 'Findings' }));
    expect(await screen.findByText(/^No fault was found in 1 conversation\. The judge compares/)).toBeTruthy();
  });

  test('a file that was damaged says so under its conversations', async () => {
    await show();
    drop(file('formats/v44-truncated-file.pcap'));
    expect(await screen.findByText(/The capture ends in the middle of a packet/)).toBeTruthy();
  });

  test('one that nobody ended is marked when all is read', async () => {
    await show();
    drop(new File(['S: 220 mx.b.com\nC: EHLO pc\nS: 250 mx.b.com\nC: MAIL FROM:<a@b.c>\n'], 'cut.txt'));
    expect(await screen.findByText('ends too early')).toBeTruthy();
  });

  test('one that was under way is marked', async () => {
    await show();
    drop(file('formats/v40-mid-stream-start.pcap'));
    expect(await screen.findByText('begins in the middle')).toBeTruthy();
  });
});

describe('the findings', () => {
  test('quote no password before it is uncovered', async () => {
    await show();
    drop(file('pop3/v22-pop3-basics.pcap'));
    await userEvent.click(await screen.findByRole('tab', { name: 'Findings' }));
    expect((await screen.findAllByText(/PASS \*+/)).length).toBeGreaterThan(0);
    expect(screen.queryByText(/bea-secret/)).toBeNull();
  });

  test('are filtered by how bad they are, and lead to their step', async () => {
    await show('#/en/recording?sample=v15');
    await userEvent.click(await screen.findByRole('tab', { name: 'Findings' }));
    await userEvent.click(await screen.findByRole('button', { name: '20 errors' }));
    const [first] = await screen.findAllByRole('button', { name: /^note/ });
    await userEvent.click(first!);
    expect(first!.getAttribute('aria-current')).toBe('step');
    await userEvent.click(screen.getByRole('button', { name: '5 notes' }));
    expect(screen.getByText('None of this kind.')).toBeTruthy();
  });

  test('of smuggled commands show both readings side by side', () => {
    const values = { meant: 139, seen: 21, commands: 'MAIL RCPT DATA' };
    const place = { conversation: 0, entry: 1, exchange: 5, start: 0, end: 0, quote: '', expected: '', side: 'server' } as const;
    const finding = { rule: 'smtp.smuggled', severity: 'error', rfc: 'rfc5321#4.1.1.4', values, ...place } as const;
    render(FindingRow, { finding, quote: '', current: false, reachable: true, onpick: () => {} });
    const [client, server] = [...screen.getByRole('button').querySelectorAll('.reading')].map((each) => each.textContent);
    expect(client).toContain('octets 1 to 139');
    expect(server).toMatch(/octets 1 to 21.*octets 22 to 139.*MAIL · RCPT · DATA/s);
  });
});
