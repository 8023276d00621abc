/** The form for a whole letter: copies, files, priority, receipt. It is sent as multipart/form-data, for files go with it. */
import { escaped } from '../../protocols/http/entities.ts';
import { guard, page, type Reader, type Typed } from './pages.ts';
import { WORDS } from './words.ts';

/** `problem`: why the last try failed, or ''. */
export function writePage(reader: Reader, typed: Typed, problem = ''): string {
  const words = WORDS[reader.language];
  const line = (name: 'to' | 'cc' | 'bcc' | 'subject'): string =>
    `<label>${words[name]}<input name="${name}" value="${escaped(typed[name])}"></label>`;
  return page(reader, words.compose, [
    ...(problem === '' ? [] : [`<p role="alert">${escaped(problem)}</p>`]),
    `<form method="post" action="/post" enctype="multipart/form-data">${guard(reader.token)}`,
    ...(['to', 'cc', 'bcc', 'subject'] as const).map(line),
    `<label>${words.text}<textarea name="text" rows="10">${escaped(typed.text)}</textarea></label>`,
    `<label>${words.files}<input type="file" name="files" multiple></label>`,
    `<label><input type="checkbox" name="receipt" value="1">${words.askReceipt}</label>`,
    `<label><input type="checkbox" name="copy" value="1" checked>${words.keepCopy}</label>`,
    `<button>${words.send}</button>`,
    '</form>',
  ]);
}
