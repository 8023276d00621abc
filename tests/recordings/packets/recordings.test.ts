/** Every capture among the recordings, against what the manifest says is true of it. */
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/protocols/dns/wire.ts';
import { pcap } from '../../../src/transcripts/formats/pcap.ts';
import { pcapng } from '../../../src/transcripts/formats/pcapng.ts';
import { snoop } from '../../../src/transcripts/formats/snoop.ts';
import { file, heard, type Heard } from './heard.ts';
import { recordings, type TcpTruth } from './manifest.ts';

const FORMATS = [pcap, pcapng, snoop];

function read(path: string): Heard {
  const octets = file(path);
  const recognised = FORMATS.filter((format) => format.recognises(octets.subarray(0, 65_536), octets.length <= 65_536));
  expect(recognised).toHaveLength(1);
  return heard(recognised[0]!, octets);
}

function told(sink: Heard) {
  return sink.conversations.map(({ client, server, segments, told, fromTheStart }, index) => {
    const by = (flag: string, letter: string, side: string) =>
      segments.some((segment) => segment.side === side && segment.flags.split(',').includes(flag)) ? [letter] : [];
    const times = segments.map(({ atMs }) => atMs);
    return {
      ...{ client, server, fromTheStart, frames: segments.length },
      payloadBytes: { client: sink.octets(index, 'client').length, server: sink.octets(index, 'server').length },
      segmentBytes: {
        client: segments.reduce((sum, { side, octets }) => sum + (side === 'client' ? octets.length : 0), 0),
        server: segments.reduce((sum, { side, octets }) => sum + (side === 'server' ? octets.length : 0), 0),
      },
      seconds: Math.round(Math.max(...times) - Math.min(...times)) / 1000,
      fin: [...by('FIN', 'C', 'client'), ...by('FIN', 'S', 'server')],
      rst: [...by('RST', 'C', 'client'), ...by('RST', 'S', 'server')],
      holes: told.filter((entry) => entry.told === 'miss').length,
    };
  });
}

function truth({ client, server, frames, payloadBytes, segmentBytes, seconds, syn, fin, rst }: TcpTruth) {
  return {
    client,
    server,
    frames,
    payloadBytes,
    segmentBytes,
    seconds: Math.round(seconds * 1000) / 1000,
    fromTheStart: syn,
    fin,
    rst,
    holes: 0,
  };
}

const captures = recordings.filter(({ file }) => /\.pcap(?:ng)?$/.test(file));

describe.each(captures)('$id', ({ file: path, truth: expected, format, id }) => {
  const sink = read(path);

  test('conversations', () => {
    expect(told(sink)).toEqual(expected.tcp.map(truth));
  });

  test('how they end', () => {
    const ends = sink.conversations.map(({ closed }) => closed);
    expect(ends).toEqual(
      expected.tcp.map(({ fin, rst }) => [rst.length > 0 && fin.length < 2 ? 'reset' : fin.length === 2 ? 'end' : 'cut']),
    );
  });

  test('DNS', () => {
    const names = sink.datagrams.map(({ from, to, octets }) => {
      const packet = decode(octets)!;
      return { from, to, id: packet.id, response: packet.response, name: packet.questions[0]!.name };
    });
    expect(names).toEqual(
      (expected.dns ?? []).map(({ from, to, id, response, name }) => ({
        from,
        to,
        id: Number(id),
        response,
        name: name === '<Root>' ? '' : name,
      })),
    );
  });

  test('nothing is left out', () => {
    const dns = expected.dns?.length ?? 0;
    const segments = expected.tcp.reduce((sum, { frames }) => sum + frames, 0);
    expect(dns + segments + sink.left.length).toBe(expected.frames);
    expect(sink.problems.map(({ key }) => key)).toEqual(id.includes('truncated') ? ['capture.truncated'] : []);
    expect(format.container).toMatch(/^pcap/);
  });
});

describe('derived recordings', () => {
  const derived = captures.filter(({ sameStreamsAsOriginal }) => sameStreamsAsOriginal);

  test.each(derived)('$id says what its original says', ({ file: path, derivedFrom }) => {
    const original = read(recordings.find(({ id }) => id === derivedFrom![0])!.file);
    const copy = read(path);
    expect(copy.conversations).toHaveLength(original.conversations.length);
    original.conversations.forEach((_, index) => {
      expect(copy.octets(index, 'client')).toEqual(original.octets(index, 'client'));
      expect(copy.octets(index, 'server')).toEqual(original.octets(index, 'server'));
    });
  });
});
