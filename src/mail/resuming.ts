/** From a draft that was laid aside back to what its author goes on writing. */
import { grouped, valueOf, textOf, written } from './answering.ts';
import { encodeBase64 } from './encodings.ts';
import { firstRawValue, readHeader } from './header.ts';
import { messageIds } from './messageIds.ts';
import { text as latin1 } from './octets.ts';
import { decodeBody, fileName, leaves, readMime } from './mime.ts';

/** As it was typed; octets of attachments in base64. */
export interface Resumed {
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string;
  subject: string;
  text: string;
  attachments: { name: string; type: string; base64: string }[];
  inReplyTo: string[];
  references: string[];
  priority?: 'high' | 'low';
  receipt?: true;
}

export function resumed(octets: Uint8Array): Resumed {
  const header = readHeader(octets);
  const addresses = (name: string): string[] => written(grouped(octets, header, name));
  const ids = (name: string): string[] => messageIds(firstRawValue(octets, header, name));
  const importance = valueOf(octets, header, 'Importance').trim().toLowerCase();
  return {
    ...{ to: addresses('To'), cc: addresses('Cc'), bcc: addresses('Bcc'), replyTo: addresses('Reply-To')[0] ?? '' },
    ...{ subject: valueOf(octets, header, 'Subject').trim(), text: textOf(octets), attachments: attachmentsOf(octets) },
    ...{ inReplyTo: ids('In-Reply-To'), references: ids('References') },
    ...((importance === 'high' || importance === 'low') && { priority: importance }),
    ...(addresses('Disposition-Notification-To').length > 0 && { receipt: true }),
  };
}

function attachmentsOf(octets: Uint8Array): Resumed['attachments'] {
  return leaves(readMime(octets)).flatMap((part) => {
    const name = fileName(part);
    return name === '' ? [] : [{ name, type: `${part.type}/${part.subtype}`, base64: latin1(encodeBase64(decodeBody(octets, part))) }];
  });
}
