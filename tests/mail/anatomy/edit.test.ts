/** What is done at the workbench is what was meant, and only that; and what was damaged can be mended. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anatomyOf, everyPart, partAt, piecesIn, type Anatomy } from '../../../src/mail/anatomy/anatomy.ts';
import { ENCODINGS, hindranceOf } from '../../../src/mail/anatomy/costs.ts';
import { damagesOf, type Damage } from '../../../src/mail/anatomy/damage.ts';
import { edited, type Edited, type MimeEdit } from '../../../src/mail/anatomy/edit.ts';
import { mimeFindings } from '../../../src/mail/anatomy/findings.ts';
import { FRESH } from '../../../src/mail/anatomy/fresh.ts';
import { PROGRAMS, shownBy } from '../../../src/mail/anatomy/programs.ts';
import { mimeSample } from '../../../src/mail/anatomy/samples.ts';
import { decodeBody, decodeText, fileName } from '../../../src/mail/mime.ts';
import { ascii, text, utf8 } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';

interface Leaf {
  charset: 'utf-8' | 'iso-8859-1';
  encoding: '8bit' | 'quoted-printable' | 'base64';
  words: string;
}
type Tree = Leaf | { subtype: string; parts: Tree[] };

/** Long enough to be cut, with blanks so that it is no base64, and beyond ASCII so that its charset matters. */
const words = fc
  .array(fc.constantFrom('señor', 'mañana, ', 'y así', 'dos líneas', '¿qué?', ' = ', 'fin.', '\r\n'), { minLength: 2, maxLength: 8 })
  .map((all) => `Año nuevo, vida nueva:\r\nhola ${all.join(' ')} adiós.\r\n`);
const leaf: fc.Arbitrary<Leaf> = fc.record({
  charset: fc.constantFrom('utf-8' as const, 'iso-8859-1' as const),
  encoding: fc.constantFrom('8bit' as const, 'quoted-printable' as const, 'base64' as const),
  words,
});
const { tree } = fc.letrec<{ tree: Tree; multipart: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('multipart')),
  multipart: fc.record({
    subtype: fc.constantFrom('mixed', 'alternative', 'related', 'parallel'),
    parts: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
  }),
}));
const multipart = fc.record({ subtype: fc.constant('mixed'), parts: fc.array(tree, { minLength: 1, maxLength: 4 }) });

/** A letter as a careful program writes it. */
function letterOf(root: Tree): Uint8Array {
  let boundaries = 0;
  const partOf = (node: Tree): string => {
    if (!('parts' in node)) {
      const head = `Content-Type: text/plain; charset=${node.charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
      return head + text(node.charset === 'utf-8' ? utf8(node.words) : ascii(node.words));
    }
    const boundary = `b${boundaries++}.`;
    const parts = node.parts.map((each) => `--${boundary}\r\n${partOf(each)}\r\n`).join('');
    return `Content-Type: multipart/${node.subtype}; boundary="${boundary}"\r\n\r\n${parts}--${boundary}--`;
  };
  let octets: Uint8Array = ascii(`From: ana@a.org\r\nSubject: Prueba\r\nMIME-Version: 1.0\r\n${partOf(root)}\r\n`);
  const leaves = (node: Tree): Leaf[] => ('parts' in node ? node.parts.flatMap(leaves) : [node]);
  const encodings = leaves(root).map(({ encoding }) => encoding);
  const paths = everyPart(anatomyOf(octets)).flatMap(({ path, children }) => (children.length === 0 ? [path] : []));
  for (const [number, path] of paths.entries()) octets = after(edited(octets, { do: 'recode', path, encoding: encodings[number]! }));
  return octets;
}

function after(result: Edited): Uint8Array {
  if ('refused' in result) throw new Error(result.refused);
  return result.octets;
}
const letters = multipart.map(letterOf);
const runs = { numRuns: PARSER_RUNS / 40 };

/** What a part says: type and words, or its parts. */
type Said = string | [string, Said[]];
const said = (octets: Uint8Array, { part, children }: Anatomy): Said =>
  children.length > 0
    ? [part.subtype, children.map((child) => said(octets, child))]
    : `${part.type}/${part.subtype} ${decodeText(octets, part)}`;
const saidIn = (octets: Uint8Array): Said => said(octets, anatomyOf(octets));
const keysIn = (octets: Uint8Array): string[] => mimeFindings(octets, anatomyOf(octets)).map(({ key }) => key);

/** One part of a letter by chance, of those that `fits`. */
function someIn(octets: Uint8Array, place: number, fits: (node: Anatomy) => boolean): Anatomy | undefined {
  const all = everyPart(anatomyOf(octets)).filter(fits);
  return all[place % Math.max(1, all.length)];
}
const isPart = ({ parent }: Anatomy): boolean => parent !== null;
const isLeaf = ({ children }: Anatomy): boolean => children.length === 0;

describe('an edit', () => {
  test('of letters that are whole finds nothing wrong in them', () => {
    fc.assert(
      fc.property(letters, (octets) => void expect(keysIn(octets)).toEqual([])),
      runs,
    );
  });

  test('that encodes otherwise leaves every word as it was', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom(...ENCODINGS), (octets, place, encoding) => {
        const { path } = someIn(octets, place, isLeaf)!;
        const changed = after(edited(octets, { do: 'recode', path, encoding }));
        expect(saidIn(changed)).toEqual(saidIn(octets));
        expect(partAt(anatomyOf(changed), path)!.part.encoding).toBe(encoding);
      }),
      runs,
    );
  });

  test('that encodes binary octets leaves each of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.constantFrom(...ENCODINGS), (body, encoding) => {
        fc.pre(!text(body).includes('--x'));
        const head =
          'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: application/octet-stream\r\n';
        const letter = ascii(`${head}Content-Transfer-Encoding: binary\r\n\r\n${text(body)}\r\n--x--\r\n`);
        const changed = after(edited(letter, { do: 'recode', path: '1.1', encoding }));
        expect(decodeBody(changed, partAt(anatomyOf(changed), '1.1')!.part)).toEqual(body);
        if (encoding === 'base64' || encoding === 'quoted-printable')
          expect(hindranceOf('7bit', changed.subarray(partAt(anatomyOf(changed), '1.1')!.part.bodyStart))).toBe('');
      }),
      runs,
    );
  });

  test('that changes the charset leaves every word as it was', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom('utf-8' as const, 'iso-8859-1' as const), (octets, place, charset) => {
        const { path } = someIn(octets, place, isLeaf)!;
        const changed = after(edited(octets, { do: 'charset', path, charset }));
        expect(saidIn(changed)).toEqual(saidIn(octets));
        expect(keysIn(changed)).toEqual([]);
      }),
      runs,
    );
  });

  test('that moves a part exchanges two, and back again gives the same octets', () => {
    fc.assert(
      fc.property(letters, fc.nat(), (octets, place) => {
        const node = someIn(octets, place, (each) => isPart(each) && each.path !== `${each.parent!.path}.1`);
        fc.pre(node !== undefined);
        const up = edited(octets, { do: 'move', path: node!.path, by: -1 });
        const changed = after(up);
        expect(said(changed, partAt(anatomyOf(changed), 'path' in up ? up.path : '')!)).toEqual(said(octets, node!));
        expect(after(edited(changed, { do: 'move', path: 'path' in up ? up.path : '', by: 1 }))).toEqual(octets);
      }),
      runs,
    );
  });

  test('that adds a part adds that part, and taking it away gives the same octets', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom(...FRESH), (octets, place, fresh) => {
        const node = someIn(octets, place, ({ part }) => part.type === 'multipart')!;
        const result = edited(octets, { do: 'add', path: node.path, fresh });
        const changed = after(result);
        const there = partAt(anatomyOf(changed), node.path)!;
        expect(there.children).toHaveLength(node.children.length + 1);
        expect(keysIn(changed)).toEqual([]);
        expect(after(edited(changed, { do: 'remove', path: 'path' in result ? result.path : '' }))).toEqual(octets);
      }),
      runs,
    );
  });

  test('that adds beside a part puts it behind', () => {
    const octets = mimeSample('digest');
    const changed = after(edited(octets, { do: 'add', path: '1.1', fresh: 'image' }));
    expect(partAt(anatomyOf(changed), '1.2')!.part.subtype).toBe('gif');
    expect(after(edited(changed, { do: 'remove', path: '1.2' }))).toEqual(octets);
  });

  test('that adds to a letter of one part makes it the first of two', () => {
    const octets = ascii('From: ana@a.org\r\nSubject: Hola\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nHola.\r\n');
    const result = edited(octets, { do: 'add', path: '1', fresh: 'file' });
    const changed = after(result);
    expect(result).toMatchObject({ path: '1.2' });
    expect(saidIn(changed)).toEqual(['mixed', ['text/plain Hola.\r\n', 'text/csv día,hora\r\nviernes,14:00\r\nsábado,13:30\r\n']]);
    expect(keysIn(changed)).toEqual([]);
  });

  test('that takes a part out of its multipart puts it behind that, and in again into the last place', () => {
    const octets = mimeSample('attachments');
    const out = after(edited(octets, { do: 'out', path: '1.1.1' }));
    expect(partAt(anatomyOf(out), '1.2')!.part.subtype).toBe('plain');
    expect(partAt(anatomyOf(out), '1.1')!.children).toHaveLength(1);
    const back = after(edited(out, { do: 'in', path: '1.2' }));
    expect(partAt(anatomyOf(back), '1.1')!.children.map(({ part }) => part.subtype)).toEqual(['related', 'plain']);
    expect(keysIn(back)).toEqual(keysIn(octets));
  });

  test('that wraps a part leaves it as it was', () => {
    fc.assert(
      fc.property(letters, fc.nat(), (octets, place) => {
        const node = someIn(octets, place, () => true)!;
        const changed = after(edited(octets, { do: 'wrap', path: node.path, subtype: 'related' }));
        expect(said(changed, partAt(anatomyOf(changed), node.path)!)).toEqual(['related', [said(octets, node)]]);
        expect(keysIn(changed)).toEqual([]);
      }),
      runs,
    );
  });

  test('that writes other words says those', () => {
    fc.assert(
      fc.property(
        letters,
        fc.nat(),
        words.map((each) => each.replace(/\r\n/g, '\n')),
        (octets, place, typed) => {
          const { path } = someIn(octets, place, isLeaf)!;
          const changed = after(edited(octets, { do: 'text', path, text: typed }));
          expect(decodeText(changed, partAt(anatomyOf(changed), path)!.part)).toBe(typed.replace(/\n/g, '\r\n'));
          expect(keysIn(changed)).toEqual([]);
        },
      ),
      runs,
    );
    const greek = after(edited(mimeSample('words'), { do: 'text', path: '1.1', text: 'καλημέρα' }));
    expect(said(greek, partAt(anatomyOf(greek), '1.1')!)).toBe('text/plain καλημέρα');
  });

  test('that names a file gives it that name, however long', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zñáé "€.]{1,120}$/u), (name) => {
        fc.pre(name.trim() === name && !/ {2}/.test(name));
        const changed = after(edited(mimeSample('words'), { do: 'name', path: '1.3', name }));
        expect(fileName(partAt(anatomyOf(changed), '1.3')!.part)).toBe(name);
      }),
      runs,
    );
  });

  test.each<[MimeEdit, string]>([
    [{ do: 'remove', path: '1' }, 'notHere'],
    [{ do: 'remove', path: '1.2.1' }, 'notHere'],
    [{ do: 'move', path: '1.1', by: -1 }, 'notHere'],
    [{ do: 'recode', path: '1', encoding: 'base64' }, 'notHere'],
    [{ do: 'recode', path: '7', encoding: 'base64' }, 'noPart'],
    [{ do: 'repair', path: '1', repair: 'close' }, 'nothingToMend'],
  ])('that cannot be made is refused: %j', (edit, refused) => {
    expect(edited(mimeSample('forwarded'), edit)).toEqual({ refused });
  });
});

describe('damage', () => {
  const wanted: [Damage, string][] = [
    ['close', 'notClosed'],
    ['stray', 'strayBoundary'],
    ['boundary', 'boundaryUnused'],
    ['encoding', ''],
    ['charset', 'charsetWrong'],
    ['version', 'noVersion'],
    ['eightBit', 'notSevenBit'],
  ];
  test.each(wanted)('%s is found, and mended it is the same octets', (damage, key) => {
    let tried = 0;
    fc.assert(
      fc.property(letters, fc.nat(), (octets, place) => {
        const node = someIn(octets, place, (each) => damagesOf(octets, each).includes(damage));
        fc.pre(node !== undefined);
        tried++;
        const broken = after(edited(octets, { do: 'damage', path: node!.path, damage }));
        const found = mimeFindings(broken, anatomyOf(broken)).filter((each) => each.repair !== null);
        if (key !== '') expect(found.map((each) => each.key)).toContain(key);
        const first = found.find((each) => key === '' || each.key === key)!;
        expect(after(edited(broken, { do: 'repair', path: first.path, repair: first.repair! }))).toEqual(octets);
      }),
      runs,
    );
    expect(tried).toBeGreaterThan(10);
  });

  test('that cuts base64 is found; what is mended can be decoded, and what was lost is lost', () => {
    const octets = mimeSample('attachments');
    const broken = after(edited(octets, { do: 'damage', path: '1.2', damage: 'cut' }));
    expect(keysIn(broken)).toContain('cutBase64');
    const mended = after(edited(broken, { do: 'repair', path: '1.2', repair: 'cut' }));
    expect(keysIn(mended)).toEqual(keysIn(octets));
    const [whole, left] = [octets, mended].map((each) => decodeBody(each, partAt(anatomyOf(each), '1.2')!.part));
    expect(left!.length).toBeLessThan(whole!.length);
    expect(left).toEqual(whole!.subarray(0, left!.length));
  });

  test('of any kind leaves a letter that can be read', () => {
    fc.assert(
      fc.property(letters, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (whole, places) => {
        let octets = whole;
        for (const place of places) {
          const node = someIn(octets, place, () => true)!;
          const damages = damagesOf(octets, node);
          if (damages.length > 0)
            octets = after(edited(octets, { do: 'damage', path: node.path, damage: damages[place % damages.length]! }));
        }
        expect(piecesIn(anatomyOf(octets)).at(-1)!.end).toBe(octets.length);
        for (const kind of PROGRAMS) expect(shownBy(kind, octets, anatomyOf(octets)).length).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

describe('three programs', () => {
  const shown = (kind: (typeof PROGRAMS)[number], octets: Uint8Array) =>
    shownBy(kind, octets, anatomyOf(octets)).map((each) => `${each.as} ${each.path} ${each.name}`.trim());
  test('take each the form that they can show', () => {
    const octets = mimeSample('attachments');
    expect(shown('terminal', octets)).toEqual(['text 1.1.1', 'file 1.2 práctica.pdf']);
    expect(shown('graphical', octets)).toEqual(['html 1.1.2.1', 'image 1.1.2.2 mesa.png', 'file 1.2 práctica.pdf']);
    expect(shown('webmail', octets)).toEqual(['html 1.1.2.1', 'file 1.1.2.2 mesa.png', 'file 1.2 práctica.pdf']);
  });
  test('bear damage differently', () => {
    const octets = mimeSample('damaged');
    expect(shown('terminal', octets)).toEqual(['source 1']);
    expect(shown('graphical', octets)).toEqual(['text 1.1', 'text 1.2', 'file 1.3 cortado.bin']);
    expect(shown('webmail', octets)).toEqual(['text 1.1', 'text 1.2', 'note 1.3 cortado.bin']);
    const [wrong, right] = (['graphical', 'webmail'] as const).map((kind) => shownBy(kind, octets, anatomyOf(octets))[0]!.text);
    expect([wrong, right]).toEqual([
      'Dice latin1, pero la Ã± está en UTF-8.'.replace('está', 'estÃ¡'),
      'Dice latin1, pero la ñ está en UTF-8.',
    ]);
  });
});
