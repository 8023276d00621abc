/** The lines a client says, with the parameters that the server offered. */
import { formatPath } from '../../mail/address.ts';
import type { SmtpJob } from './job.ts';
import type { Offer } from './offer.ts';
import { bodyOf, needsSmtpUtf8 } from './plan.ts';
import { toXtext } from './xtext.ts';

/** `MAIL FROM:<…>` with SIZE (RFC 1870), BODY (RFC 6152, RFC 3030), SMTPUTF8 (RFC 6531), RET and ENVID (RFC 3461), AUTH (RFC 4954). */
export function mailLine(job: SmtpJob, offer: Offer, authenticated: boolean): string {
  const { reversePath, message, ret, envid, auth } = job;
  const body = bodyOf(job);
  const words = [
    `MAIL FROM:${formatPath(reversePath)}`,
    ...(offer.has('SIZE') ? [`SIZE=${message.length}`] : []),
    ...(body !== '7BIT' && offer.has(body) ? [`BODY=${body}`] : []),
    ...(needsSmtpUtf8(job) ? ['SMTPUTF8'] : []),
    ...(ret && offer.has('DSN') ? [`RET=${ret}`] : []),
    ...(envid && offer.has('DSN') ? [`ENVID=${toXtext(envid)}`] : []),
    ...(auth && authenticated ? [`AUTH=${auth === '<>' ? auth : toXtext(auth)}`] : []),
  ];
  return words.join(' ');
}

/** `RCPT TO:<…>` with NOTIFY and ORCPT (RFC 3461 §4.1, §4.2). */
export function rcptLine({ recipients, forwardPaths }: SmtpJob, index: number, offer: Offer): string {
  const path = forwardPaths[index]!;
  const { notify, orcpt } = (offer.has('DSN') && recipients?.find((recipient) => recipient.path === path)) || {};
  return `RCPT TO:${formatPath(path)}${notify ? ` NOTIFY=${notify}` : ''}${orcpt ? ` ORCPT=${orcptValue(orcpt)}` : ''}`;
}

/** 'rfc822;bea@b.com' with its address as xtext. */
function orcptValue(orcpt: string): string {
  const type = orcpt.slice(0, orcpt.indexOf(';') + 1);
  return type + toXtext(orcpt.slice(type.length));
}

export function errandLine({ errand }: SmtpJob): string {
  if (errand?.ask === 'etrn') return `ETRN ${errand.node}`;
  if (errand?.ask === 'atrn') return `ATRN ${errand.domains.join(',')}`.trimEnd();
  return 'TURN';
}
