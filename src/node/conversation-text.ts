/** A conversation of a recording as people read it: a heading, C: and S: lines, and what the judge says of them. */
import type { ConversationJson, ExchangeJson } from '../transcripts/summary/conversation-json.ts';
import { printableText } from './printable.ts';
import type { Said } from './words.ts';

/** Lines of one reply that are shown. */
const MAX_LINES = 60;

interface Spoken {
  exchange: string;
  severity: 'error' | 'warning' | 'note';
  rule: string;
  text: string;
}

export function conversationText(conversation: Omit<ConversationJson, 'findings'> & { findings: Spoken[] }, words: Said): string {
  const { protocol, client, server, start, tls, octets, exchanges, messages, findings } = conversation;
  const title = `${protocol}  ${client || '?'} → ${server || '?'}`;
  const facts = [start ?? '', words.octetsBothWays(octets.client, octets.server), tls === 'none' ? '' : `TLS (${tls})`];
  const lines = [title, '-'.repeat(title.length), facts.filter(Boolean).join('   '), ''];
  for (const exchange of exchanges) {
    lines.push(...exchangeLines(exchange));
    for (const finding of findings) if (finding.exchange === exchange.id) lines.push(findingLine(finding, words));
  }
  for (const { subject, octets: size } of messages) lines.push(words.messageLine(printableText(subject), size));
  for (const finding of findings) if (finding.exchange === '') lines.push(findingLine(finding, words));
  return `${lines.join('\n')}\n\n`;
}

function exchangeLines({ command, line, replyLines }: ExchangeJson): string[] {
  const asked = command === '(connect)' || line === '' ? [] : [`C: ${printableText(line)}`];
  const shown = replyLines.slice(0, MAX_LINES).map((reply) => `S: ${printableText(reply)}`);
  return [...asked, ...shown, ...(replyLines.length > MAX_LINES ? [`   … ${replyLines.length - MAX_LINES}`] : [])];
}

function findingLine({ severity, rule, text }: Spoken, words: Said): string {
  return `   ! ${words.severity[severity]} ${rule}: ${printableText(text)}`;
}
