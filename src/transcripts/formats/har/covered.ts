/** What nobody may read of a real web mail session: cookies, tokens, passwords in forms, addresses and JSON. */
import { decodeUtf8, utf8 } from '../../../mail/octets.ts';
import { withoutSecret } from '../../../protocols/http/secrets.ts';

/** Names of form fields, parameters and members whose values open something. */
const NAMES = String.raw`[\w.\[\]-]*(?:pass|pwd|secret|token|csrf|otp|session|sid\b|code_verifier|api_?key)[\w.\[\]-]*`;
const PARAMETER = new RegExp(String.raw`((?:^|[?&\s])${NAMES}=)[^&\s"'<>]+`, 'gi');
const MEMBER = new RegExp(String.raw`("${NAMES}"\s*:\s*)"(?:[^"\\]|\\.)*"`, 'gi');
/** A field of a form in several parts: RFC 7578 §4.2. */
const PART = new RegExp(String.raw`(; name="${NAMES}"(?:\r?\n[^\r\n]+)*\r?\n\r?\n)[^\r\n]+`, 'gi');
/** A field of a form that a page brings along. */
const INPUT = new RegExp(String.raw`(<input\b[^<>]*\bname="${NAMES}"[^<>]*\bvalue=")[^"<>]+`, 'gi');
const FIELD = /^([\w-]*(?:cookie|authorization|token|csrf|api-key)[\w-]*):[^\r\n]*/gim;
const COVER = '$1****';
/** Octets of a content that are looked through; what is longer is a file. */
const MAX_CONTENT = 4 * 1024 * 1024;

export const covered = {
  /** The first line and the fields, without an end. */
  head: (lines: string): string => withoutSecret('', lines).replace(FIELD, '$1: ****').replace(PARAMETER, COVER),

  /** As it is where nothing of it is a secret, or where it is no text. */
  content(octets: Uint8Array): Uint8Array {
    const said = octets.length > 0 && octets.length <= MAX_CONTENT ? decodeUtf8(octets) : undefined;
    if (said === undefined) return octets;
    const safe = said.replace(PARAMETER, COVER).replace(MEMBER, '$1"****"').replace(PART, COVER).replace(INPUT, COVER);
    return safe === said ? octets : utf8(safe);
  },
};
