/** The meanings of an entry, from the most particular to the most general: the first that has a telling is told. */
import { decisionKeys } from './decisions.ts';
import { endOf } from './ending.ts';
import type { ToldEntry, ToldRun } from './told.ts';

/** 'submission' and 'lmtp' are SMTP spoken elsewhere: what is not said of them in particular is said of SMTP. */
export function families(protocol: string): string[] {
  return protocol === 'submission' || protocol === 'lmtp' ? [protocol, 'smtp'] : [protocol];
}

export function keysOf(entry: ToldEntry, run: ToldRun): string[] {
  const lost = entry.until === Infinity ? [`lost.${entry.kind}`, 'lost'] : [];
  const sealed = entry.detail.startsWith('tls ') && entry.kind !== 'tls' ? ['sealed'] : [];
  return [...lost, ...sealed, ...meanings(entry, run), 'entry'];
}

function meanings(entry: ToldEntry, run: ToldRun): string[] {
  const { kind, label } = entry;
  if (kind === 'command' || kind === 'text') return spoken(entry, run);
  if (kind === 'reply') return answered(entry, run);
  if (kind === 'question') return [...askedFurther(entry, run), `question.${label.split(' ').at(-1)}`, 'question'];
  if (kind === 'answer' && label === 'NOERROR')
    return [...unfinished(entry, run), `answer.NOERROR/${askedType(entry, run)}`, 'answer.NOERROR', 'answer'];
  if (kind === 'answer') return [`answer.${label}/${askedType(entry, run)}`, `answer.${label}`, 'answer'];
  if (kind === 'open') return opened(entry, run);
  if (kind === 'close') return [`close.${endOf(entry, run)}`, `close.${label}`, kind];
  if (kind === 'note') return noted(entry);
  // who neither delivers nor is told to by SMTP lays down a copy: a submission server, or a program by APPEND
  if (kind === 'stored') return [...(['msa', 'imap'].includes(run.scene.agents[entry.from]?.role ?? '') ? ['stored.copy'] : []), kind];
  if (kind === 'state') return [...decisionKeys(entry, run), kind];
  // names of handshake messages begin with a capital, those of alerts do not
  if (kind === 'tls' && /^[A-Z]/.test(label)) return [`tls.${label}`, `tls.${label.split(' ')[0]}`, 'tls.handshake', kind];
  return [`${kind}.${label}`, kind];
}

/** What an answer without an error is when it does not answer: cut off, nothing of that type, or a pointer to other servers. */
function unfinished(entry: ToldEntry, run: ToldRun): string[] {
  if (entry.detail === 'TC') return ['answer.truncated'];
  if (entry.detail === '') return ['answer.NODATA'];
  const referral = askedType(entry, run) !== 'NS' && /^\S+ NS /.test(entry.detail);
  return referral ? ['answer.referral'] : [];
}

/** Recordings may begin in the middle of a conversation, and logs tell no ports. */
function opened({ label, detail, connection }: ToldEntry, { journal }: ToldRun): string[] {
  if (detail === 'middle') return ['open.middle', 'open'];
  const hasPort = /:\d+$/.test(journal.connections[connection]?.serverAddress ?? '');
  return [...(hasPort ? [] : ['open.noPort']), `open.${label}`, 'open'];
}

function noted(entry: ToldEntry): string[] {
  const { label, detail } = entry;
  if (label === 'hop.told' && detail === '') return ['note.hop.nothing'];
  return [`note.${label}/${whyOf(entry)}`, `note.${label}`, 'note'];
}

/**
 * Why a host or a fetch failed, as the note says: 'b.com 10 mx.b.com no address' or 'bea@b.com PASS Wrong user name or
 * password'; why octets are missing: 'lost 123', and '' where nobody knows how many.
 */
function whyOf({ label, detail }: ToldEntry): string {
  if (label === 'recording.message') return detail.split(' ')[0] === 'unknown' ? 'unknown' : '';
  if (label === 'recording.preface') return detail === 'TLS' ? detail : '';
  if (label === 'recording.gap') return detail.endsWith(' ?') ? '' : (detail.split(' ')[0] ?? '');
  return label === 'fetch.failed' ? (detail.split(' ')[1] ?? '') : detail.split(' ').slice(3).join(' ');
}

function spoken(entry: ToldEntry, run: ToldRun): string[] {
  const what = entry.kind === 'text' ? '(message)' : entry.label;
  return families(protocolOf(entry, run))
    .flatMap((family) => {
      const empty = what === 'MAIL' && isNullPath(entry) ? [`${family}.MAIL<>`] : [];
      return [...empty, `${family}.${what}`, ...(entry.kind === 'text' ? [] : [`${family}.command`])];
    })
    .concat(entry.kind);
}

function answered(entry: ToldEntry, run: ToldRun): string[] {
  const verb = answeredVerb(entry, run);
  const { label } = entry;
  // a server may take for a command what stood inside a text
  const isUnasked = entry.cause < 0 && !run.recording && /^[23]\d\d$/.test(label);
  return families(protocolOf(entry, run))
    .flatMap((family) => [
      ...(isUnasked ? [`${family}.unasked`] : []),
      `${family}.${verb}/${label}`,
      `${family}.${label}`,
      ...(/^\d\d\d$/.test(label) ? [`${family}.${label[0]}xx`] : []),
      `${family}.reply`,
    ])
    .concat('reply');
}

/** What a reply answers: a verb, '(message)' for the text, '(connect)' for the greeting. */
export function answeredVerb(entry: ToldEntry, run: ToldRun): string {
  if (entry.cause < 0) return '(connect)';
  const cause = run.journal.entry(entry.cause);
  if (cause.kind === 'text') return '(message)';
  return cause.kind === 'command' ? cause.label : '(connect)';
}

/** The name under which the book knows the protocol of an entry. */
export function bookName(entry: ToldEntry, run: ToldRun): string {
  return families(protocolOf(entry, run)).at(-1)!;
}

export function protocolOf(entry: ToldEntry, run: ToldRun): string {
  return run.journal.connections[entry.connection]?.protocol ?? '';
}

function isNullPath(entry: ToldEntry): boolean {
  return new TextDecoder('latin1').decode(entry.octets.subarray(0, 64)).includes(':<>');
}

function askedFurther(entry: ToldEntry, run: ToldRun): string[] {
  return run.scene.agents[entry.from]?.role === 'resolver' ? ['question@resolver'] : [];
}

function askedType(entry: ToldEntry, run: ToldRun): string {
  if (entry.cause < 0) return '';
  return run.journal.entry(entry.cause).label.split(' ').at(-1) ?? '';
}
