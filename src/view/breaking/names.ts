/** How a menu is called, and what opens it. */
import type { PageWords } from '../../content/page/en.ts';
import type { Messages } from '../../content/ui/en.ts';
import type { Scene } from '../../run/scenario.ts';
import { hostName } from '../panels/names.ts';
import type { Target } from './targets.ts';

/** What the tool at a target does. */
export function labelOf(target: Target, scene: Scene, messages: PageWords): string {
  const words = messages.breaking.menu.open;
  if (target.kind === 'host') return words.host(houseOf(target, scene, messages));
  if (target.kind === 'port') return words.port(hostName(target.host, scene), target.port);
  if (target.kind === 'line') return words.line(...endsOf(target, scene));
  if (target.kind === 'zone') return words.zone(target.origin);
  return target.kind === 'mailbox' ? words.mailbox(target.accounts.join(', ')) : words.letter;
}

export function titleOf(target: Target, scene: Scene, messages: Messages): string {
  const words = messages.breaking.menu.titles;
  if (target.kind === 'host') return houseOf(target, scene, messages);
  if (target.kind === 'port') return words.port(hostName(target.host, scene), target.port);
  if (target.kind === 'line') return endsOf(target, scene).join(' – ');
  if (target.kind === 'zone') return words.zone(target.origin);
  return target.kind === 'mailbox' ? words.mailbox(target.accounts.join(', ')) : words.letter;
}

/** 'mx.b.com', or 'MDA, mx.b.com'. */
function houseOf({ host, role }: Extract<Target, { kind: 'host' }>, scene: Scene, { stage }: PageWords): string {
  const name = hostName(host, scene);
  return role === undefined ? name : `${stage.roles[role]}, ${name}`;
}

/** Both ends of the whole way. */
function endsOf({ lines }: Extract<Target, { kind: 'line' }>, scene: Scene): [string, string] {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  if (lines.length === 1) return [hostName(first.a, scene), hostName(first.b, scene)];
  const [second, before] = [lines[1]!, lines.at(-2)!];
  const from = [second.a, second.b].includes(first.a) ? first.b : first.a;
  const to = [before.a, before.b].includes(last.a) ? last.b : last.a;
  return [hostName(from, scene), hostName(to, scene)];
}
