/** A conversation of a recording as people read it: a heading, C: and S: lines, and what the judge says of them. */
import type { ConversationJson, ExchangeJson, MessageJson } from '../transcripts/summary/conversation-json.ts';
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
  const { protocol, client, server, start, tls, octets, gaps, prefaces, exchanges, messages, smuggled, findings } = conversation;
  const title = `${protocol}  ${client || '?'} → ${server || '?'}`;
  const facts = [
    start ?? '',
    words.octetsBothWays(octets.client, octets.server),
    tls === 'none' ? '' : `TLS (${tls})`,
    gaps === 0 ? '' : words.gaps(gaps),
  ];
  const lines = [title, '-'.repeat(title.length), facts.filter(Boolean).join('   '), ''];
  for (const { kind, from, to } of prefaces) lines.push(words.preface(kind, from, to));
  for (const exchange of exchanges) {
    lines.push(...exchangeLines(exchange, words));
    for (const finding of findings) if (finding.exchange === exchange.id) lines.push(findingLine(finding, words));
  }
  for (const message of messages) lines.push(messageLine(message, words));
  if (smuggled) lines.push(`   ${words.smuggled(smuggled.messages, smuggled.commands)}`);
  for (const finding of findings) if (finding.exchange === '') lines.push(findingLine(finding, words));
  return `${lines.join('\n')}\n\n`;
}

/** Subject and size; and, where a conversation carried it, what is missing of it and whether it was taken. */
function messageLine(
  { subject, octets, complete, envelopeComplete, accepted, acceptedBy, smuggled, via }: MessageJson,
  words: Said,
): string {
  const known = !smuggled && !via && acceptedBy === 'reply' && accepted === 'yes' && complete && envelopeComplete;
  const facts = [
    smuggled ? words.insideAnother : '',
    via === 'web' ? words.viaWeb : '',
    complete ? '' : words.incomplete,
    envelopeComplete ? '' : words.envelopeIncomplete,
    words.taken[`${accepted} ${acceptedBy}`] ?? '',
  ];
  return `${words.messageLine(printableText(subject), octets)}${
    known
      ? ''
      : facts
          .filter(Boolean)
          .map((fact) => `; ${fact}`)
          .join('')
  }`;
}

function exchangeLines({ command, line, reply, replyLines, webMail }: ExchangeJson, words: Said): string[] {
  const asked = command === '(connect)' || line === '' ? [] : [`C: ${printableText(line)}`];
  if (webMail) asked.push(`   ${words.webMail[webMail]}`);
  if (command === '(unasked)') asked.push(`   ${words.unasked}`);
  if (reply === null && replyLines.length === 0) asked.push(`   ${command === '(connect)' ? words.noGreeting : words.unanswered}`);
  const shown = replyLines.slice(0, MAX_LINES).map((said) => `S: ${printableText(said)}`);
  return [...asked, ...shown, ...(replyLines.length > MAX_LINES ? [`   … ${replyLines.length - MAX_LINES}`] : [])];
}

function findingLine({ severity, rule, text }: Spoken, words: Said): string {
  return `   ! ${words.severity[severity]} ${rule}: ${printableText(text)}`;
}
