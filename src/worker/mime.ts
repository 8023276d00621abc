/** Letters taken apart, as the page draws them, and what is done to them at the workbench. */
import { anatomyOf, boundaryOf, everyPart, partAt, piecesIn, type Anatomy } from '../mail/anatomy/anatomy.ts';
import { costsOf } from '../mail/anatomy/costs.ts';
import { damagesOf } from '../mail/anatomy/damage.ts';
import { edited, isLeafText, type MimeEdit } from '../mail/anatomy/edit.ts';
import { encodedWordsIn } from '../mail/anatomy/encodedWord.ts';
import { mimeFindings } from '../mail/anatomy/findings.ts';
import { PROGRAM_RULES, PROGRAMS, shownBy } from '../mail/anatomy/programs.ts';
import { isMimeSample, mimeSample } from '../mail/anatomy/samples.ts';
import { allFields, rawValue } from '../mail/header.ts';
import { imported } from '../mail/imported.ts';
import { decodeBody, decodeText, fileName, openMessage } from '../mail/mime.ts';
import { parseParameterised, readParameters } from '../mail/parameters.ts';
import type { MimeChanged, MimeDetail, MimeParameters, MimePart, MimeSeen } from './taking-apart.ts';

/** Characters of a text that may be changed by hand. */
const LONGEST_TEXT = 65_536;

/** `path`: the part to be told of. */
export function takenApart(octets: Uint8Array, path: string): MimeSeen {
  const root = anatomyOf(octets);
  const programs = PROGRAMS.map((kind) => ({ kind, rules: PROGRAM_RULES[kind].rules, shown: shownBy(kind, octets, root) }));
  return {
    octets,
    parts: everyPart(root).map(partOf),
    pieces: piecesIn(root),
    findings: mimeFindings(octets, root),
    programs,
    detail: detailOf(octets, partAt(root, path) ?? root),
  };
}

/** The letter after a change; the part that was changed is told of. */
export function changed(octets: Uint8Array, edit: MimeEdit): MimeChanged {
  const result = edited(octets, edit);
  return 'refused' in result ? { ok: false, refused: result.refused } : { ok: true, seen: takenApart(result.octets, result.path) };
}

/** A file as a letter, with CRLF at the end of its lines: whoever damages it begins with one that is whole. */
export function fileTakenApart(file: Uint8Array, path: string): MimeSeen {
  const { message, conversions } = imported(file);
  return { ...takenApart(message, path), conversions: conversions.join(' ') };
}

/** `null` if there is none of that name. */
export const sampleNamed = (name: string): Uint8Array | null => (isMimeSample(name) ? mimeSample(name).slice() : null);

function partOf({ path, parent, part }: Anatomy): MimePart {
  const { type, subtype, encoding, disposition, start, bodyStart, end } = part;
  const isDefault = allFields(part.header, 'Content-Type').length === 0;
  const name = fileName(part);
  return {
    path,
    parent: parent?.path ?? '',
    type,
    subtype,
    isDefault,
    encoding,
    disposition,
    name,
    boundary: boundaryOf(part),
    start,
    bodyStart,
    end,
  };
}

function detailOf(octets: Uint8Array, node: Anatomy): MimeDetail {
  const { part, children, path } = node;
  const body = decodeBody(octets, part);
  const characters = isLeafText(node) ? decodeText(octets, part) : '';
  return {
    path,
    decoded: body.length,
    costs: children.length > 0 || part.type === 'multipart' ? [] : costsOf(body, part.type === 'text'),
    parameters: ['Content-Type', 'Content-Disposition'].flatMap((name) => parametersOf(octets, node, name)),
    words: part.header.fields
      .map((field) => ({ field: field.name, words: encodedWordsIn(rawValue(octets, field)) }))
      .filter(({ words }) => words.length > 0),
    text: isLeafText(node) && characters.length <= LONGEST_TEXT ? characters : null,
    hidden: hiddenIn(octets, node),
    damages: damagesOf(octets, node),
  };
}

function hiddenIn(octets: Uint8Array, { part, children }: Anatomy): MimeDetail['hidden'] {
  const inner = children.length === 0 ? openMessage({ octets, part }) : undefined;
  return inner ? { octets: inner.octets.slice(), isAllowed: part.subtype === 'global' } : null;
}

function parametersOf(octets: Uint8Array, { part }: Anatomy, name: string): MimeParameters[] {
  return allFields(part.header, name)
    .slice(0, 1)
    .map((field) => rawValue(octets, field))
    .map((raw) => ({ field: name, written: readParameters(raw), read: [...parseParameterised(raw).parameters] }))
    .filter(({ written }) => written.length > 0);
}
