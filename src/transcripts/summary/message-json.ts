/** A message as the command line lists it: subject and attachments, decoded. */
import { decodeWords } from '../../mail/encodedWords.ts';
import { fieldValue, firstField, readHeader } from '../../mail/header.ts';
import { decodeBody, fileName, readMime, type Part } from '../../mail/mime.ts';
import type { MessageSeen } from '../dialogue.ts';
import type { AttachmentJson, MessageJson } from './conversation-json.ts';

/** Attachments of one message that are listed. */
const MAX_ATTACHMENTS = 1000;

export function messageJson(message: MessageSeen): MessageJson {
  const { octets, size, reversePath, forwardPaths, complete, envelopeComplete, accepted, acceptedBy, smuggled, via } = message;
  const header = readHeader(octets);
  const subject = firstField(header, 'Subject');
  const json: MessageJson = {
    reversePath,
    forwardPaths: [...forwardPaths],
    octets: size,
    complete,
    envelopeComplete,
    accepted,
    acceptedBy,
    subject: subject ? fieldValue(octets, subject).trim() : '',
    attachments: attachmentsIn(readMime(octets))
      .slice(0, MAX_ATTACHMENTS)
      .map((part) => attachment(octets, part)),
  };
  if (smuggled) json.smuggled = smuggled;
  if (via) json.via = via;
  return json;
}

/** A message that is attached is one attachment, whatever is in it. */
function attachmentsIn(part: Part): Part[] {
  return isAttachment(part) ? [part] : part.children.flatMap(attachmentsIn);
}

/** RFC 2183 §2.2: said to be one, or at least named like a file. */
function isAttachment(part: Part): boolean {
  return part.disposition === 'attachment' || fileName(part) !== '';
}

function attachment(octets: Uint8Array, part: Part): AttachmentJson {
  return { name: decodeWords(fileName(part)), type: `${part.type}/${part.subtype}`, octets: decodeBody(octets, part).length };
}
