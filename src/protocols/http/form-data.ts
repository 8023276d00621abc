/** Forms with files: multipart/form-data, RFC 7578. Names and file names are UTF-8 as they are (§5.1). */
import { leaves, decodeBody, fileName, readMime } from '../../mail/mime.ts';
import { ascii, concat, readable, text, utf8 } from '../../mail/octets.ts';

export interface FormFile {
  name: string;
  /** 'text/plain' */
  type: string;
  octets: Uint8Array;
}

export interface FormData {
  /** Where a name comes twice, the first counts. */
  fields: ReadonlyMap<string, string>;
  /** Those that have a name; an empty choice of a browser is none. */
  files: readonly FormFile[];
}

/** `contentType`: with its boundary. What is no form has neither fields nor files. */
export function parseFormData(contentType: string, content: Uint8Array): FormData {
  const octets = concat([ascii(`MIME-Version: 1.0\r\nContent-Type: ${contentType}\r\n\r\n`), content]);
  const fields = new Map<string, string>();
  const files: FormFile[] = [];
  for (const part of leaves(readMime(octets))) {
    if (part.disposition !== 'form-data') continue;
    const body = decodeBody(octets, part);
    const name = part.dispositionParameters.get('name') ?? '';
    if (!part.dispositionParameters.has('filename')) {
      if (!fields.has(name)) fields.set(name, readable(text(body)));
    } else if (fileName(part) !== '') files.push({ name: fileName(part), type: `${part.type}/${part.subtype}`, octets: body });
  }
  return { fields, files };
}

/** RFC 7578 §4.2; what would end a quoted name is escaped as browsers do (HTML §4.10.22.8). */
const quoted = (name: string): string => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** `boundary`: stands in none of the parts. */
export function formDataContent(fields: Readonly<Record<string, string>>, files: readonly FormFile[], boundary: string): Uint8Array {
  const part = (head: string, body: Uint8Array) => concat([utf8(`--${boundary}\r\n${head}\r\n\r\n`), body, ascii('\r\n')]);
  const disposition = (name: string) => `Content-Disposition: form-data; name="${quoted(name)}"`;
  return concat([
    ...Object.entries(fields).map(([name, value]) => part(disposition(name), utf8(value.replace(/\r?\n/g, '\r\n')))),
    ...files.map(({ name, type, octets }) => part(`${disposition('files')}; filename="${quoted(name)}"\r\nContent-Type: ${type}`, octets)),
    ascii(`--${boundary}--\r\n`),
  ]);
}
