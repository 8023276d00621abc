/** The lines of a log-in, computed from user and password: what goes along with the command, and what answers a challenge. */
import type { Command } from '../../protocols/command.ts';
import { initialResponse, responseTo } from '../../protocols/sasl/exchange.ts';
import { mechanismNamed } from '../../protocols/sasl/mechanisms.ts';
import type { Asking } from '../../agents/typist/typist.ts';
import type { Run } from '../../run/run.ts';
import type { Hint } from '../api.ts';
import { repliesIn } from './filled.ts';

/** The same in each computing of a run: what is answered to a challenge must fit what was said first. */
const NONCE = 'rOprNGfwEbeRWgbNEkqO';
const RFC = 'rfc4954#4';

/** Who may log in on this connection: whoever sits at the client's host, else the first of the server's people. */
export function secretOf({ journal, scene, everyone, devices }: Run, connection: number) {
  const { client, server } = journal.connections[connection]!;
  const hostOf = (agent: number) => scene.hosts[scene.agents[agent]?.host ?? -1]?.id;
  const own = devices.find(({ host }) => host === hostOf(client))?.account;
  const isHere = own !== undefined && scene.accounts.some(({ address, host }) => address === own && host === hostOf(server));
  const user = isHere ? own : (scene.accounts.find(({ host }) => host === hostOf(server))?.address ?? own ?? '');
  return { user, password: everyone.find(user)?.password ?? '' };
}

/** Mechanisms that the server has offered last, in whichever protocol's words. */
function offeredIn(run: Run, connection: number): string[] {
  const offers = repliesIn(run.journal, connection).flatMap(({ reply }) => [
    ...[...reply.matchAll(/^(?:250[ -]AUTH|SASL) (.+?)\r?$/gim)].map(([, names]) => (names ?? '').split(' ')),
    ...(/\bAUTH=/i.test(reply) ? [[...reply.matchAll(/\bAUTH=([A-Z0-9-]+)/gi)].map(([, name]) => name ?? '')] : []),
  ]);
  return (offers.at(-1) ?? []).filter((name) => mechanismNamed(name));
}

/** Whole log-ins, one a mechanism. */
export function loginLines(run: Run, connection: number, now: readonly Command[], tag: string): Hint[] {
  const command = now.find(({ verb }) => verb.startsWith('AUTH'));
  if (!command) return [];
  const secret = secretOf(run, connection);
  return offeredIn(run, connection).map((name): Hint => {
    const initial = initialResponse(mechanismNamed(name)!.client(secret, NONCE));
    const line = [tag, command.verb, name, initial].filter((word) => word).join(' ');
    return { verb: command.verb, line, syntax: command.syntax, rfc: command.rfc, user: secret.user, secures: false };
  });
}

/** What answers the last challenge. */
export function responseLines(run: Run, connection: number, asks: Asking): Hint[] {
  if (asks !== 'response') return [];
  const replies = repliesIn(run.journal, connection);
  const begun = replies.findLastIndex(({ asked }) => /\bAUTH(?:ENTICATE)? /i.test(asked));
  const [, name = '', initial = ''] = /\bAUTH(?:ENTICATE)? +(\S+)(?: +(\S+))?/i.exec(replies[begun]?.asked ?? '') ?? [];
  const mechanism = mechanismNamed(name);
  if (!mechanism) return [];
  const secret = secretOf(run, connection);
  const client = mechanism.client(secret, NONCE);
  const challenges = replies.slice(begun).map(({ reply }) => reply.replace(/^(?:334|\+) ?/, '').trimEnd());
  let line = '*';
  for (const [place, challenge] of challenges.entries()) line = answered(client, challenge, place === 0 && initial === '');
  return line === '*' ? [] : [{ verb: '(response)', line, syntax: `base64`, rfc: RFC, user: secret.user, secures: false }];
}

/** A client that speaks first and sent nothing along says it to the first, empty challenge. */
function answered(client: Parameters<typeof responseTo>[0], challenge: string, isFirst: boolean): string {
  return (isFirst && challenge === '' ? initialResponse(client) : undefined) ?? responseTo(client, challenge);
}
