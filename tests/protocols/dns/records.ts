import type { ResourceRecord } from '../../../src/protocols/dns/wire.ts';

/** Records as a zone file has them, 'owner type data', each living an hour; '.' is the root. */
export function records(...lines: string[]): ResourceRecord[] {
  return lines.map((line) => {
    const [, name = '', type = '', data = ''] = /^(\S+) (\S+) (.+)$/.exec(line)!;
    return { name: name === '.' ? '' : name, type, ttlSeconds: 3600, data };
  });
}
