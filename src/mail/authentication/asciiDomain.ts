/** Domains beyond ASCII as the DNS knows them: RFC 8616 §3, RFC 5890 §2.3.2.1. What the world's programs type is mapped as RFC 5895 says. */

const BASE = 36;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** RFC 3492 §5. */
const [LEAST, MOST, SKEW, DAMP, FIRST_BIAS, FIRST_CODE] = [1, 26, 38, 700, 72, 128];
/** Longer ones are no label; encoding takes time in the square of the length. */
const LABEL_LIMIT = 63;
/** RFC 3490 §3.1: full stops of other writings divide labels too. */
const STOPS = /[.\u3002\uff0e\uff61]/;

/** In lower case, each label beyond ASCII as its `xn--` form; a domain of ASCII is left as it is but for its case. */
export function asciiDomain(domain: string): string {
  return domain.split(STOPS).map(asciiLabel).join('.');
}

function asciiLabel(written: string): string {
  const label = written.normalize('NFKC').toLowerCase().normalize('NFC');
  const isPlain = [...label].every((character) => character.codePointAt(0)! < FIRST_CODE);
  return isPlain || label.length > LABEL_LIMIT ? label : `xn--${punycode(Array.from(label, (character) => character.codePointAt(0)!))}`;
}

/** RFC 3492 §6.3. */
function punycode(codes: readonly number[]): string {
  const basic = codes.filter((code) => code < FIRST_CODE);
  let written = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let [next, delta, bias, done] = [FIRST_CODE, 0, FIRST_BIAS, basic.length];
  while (done < codes.length) {
    const smallest = Math.min(...codes.filter((code) => code >= next));
    delta += (smallest - next) * (done + 1);
    next = smallest;
    for (const code of codes) {
      if (code < next) delta++;
      if (code !== next) continue;
      written += variableLength(delta, bias);
      bias = adapted(delta, done + 1, done === basic.length);
      [delta, done] = [0, done + 1];
    }
    delta++;
    next++;
  }
  return written;
}

function variableLength(delta: number, bias: number): string {
  let [left, written] = [delta, ''];
  for (let place = BASE; ; place += BASE) {
    const threshold = Math.min(MOST, Math.max(LEAST, place - bias));
    if (left < threshold) return written + DIGITS[left]!;
    written += DIGITS[threshold + ((left - threshold) % (BASE - threshold))]!;
    left = Math.floor((left - threshold) / (BASE - threshold));
  }
}

/** RFC 3492 §6.1. */
function adapted(delta: number, points: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? DAMP : 2));
  left += Math.floor(left / points);
  let place = 0;
  for (; left > Math.floor(((BASE - LEAST) * MOST) / 2); place += BASE) left = Math.floor(left / (BASE - LEAST));
  return place + Math.floor(((BASE - LEAST + 1) * left) / (left + SKEW));
}
