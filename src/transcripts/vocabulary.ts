/** Who would say a line, and in which protocol: read off the three books of commands, so that no verb is kept a second time. */
import { isMultiLine, isSpokenIn, splitCommand, type Command } from '../protocols/command.ts';
import { commandNamed as imapCommand, commands as imap } from '../protocols/imap/commands/index.ts';
import { commandNamed as pop3Command, commands as pop3 } from '../protocols/pop3/commands/index.ts';
import { commands as smtp } from '../protocols/smtp/commands/index.ts';
import { session as smtpSession } from '../protocols/smtp/session.machine.ts';

/** The fixed words at the beginning of a command: 'DATA', 'MAIL FROM'. */
function headOf({ syntax, verb }: Command): string {
  return /^[A-Z0-9]+ [A-Z]+(?=:)/.exec(syntax)?.[0].replace(' ', '\\s+') ?? verb;
}

/** Whether a line begins with one of these words. */
function saying(words: readonly string[], before = ''): (line: string) => boolean {
  const pattern = new RegExp(`^${before}(?:${words.join('|')})(?=[ :]|$)`, 'i');
  return (line) => pattern.test(line);
}

const smtpCommands: readonly Command[] = Object.values(smtp);
const greetings = smtpCommands.filter(({ verb }) => smtpSession.asking('greet').has(verb));
const smtpHeads = smtpCommands.map(headOf);
const pop3Heads = Object.values(pop3).map(headOf);
const greetingIn = (protocol: string) => saying(greetings.filter((each) => isSpokenIn(each, protocol)).map(headOf));

/** Whether it begins with the words of a command of SMTP or LMTP. */
export const saidInSmtp = saying(smtpHeads);
/** The same, of one that POP3 does not know. */
export const saidInSmtpAlone = saying(smtpHeads.filter((head) => !pop3Heads.includes(head)));
/** Whether the client greets as RFC 5321 has it, and as RFC 2033. */
export const greetsInSmtp = greetingIn('smtp');
export const greetsInLmtp = greetingIn('lmtp');
/** Whether nothing is said behind this verb of SMTP. */
export const standsAlone = (verb: string): boolean => smtpCommands.some((each) => each.verb === verb && each.syntax === verb);
/** Whether it begins with a verb of POP3 that SMTP does not know. */
export const saidInPop3Alone = saying(pop3Heads.filter((head) => !smtpHeads.includes(head)));
/** Whether it begins with a tag and a verb of IMAP. */
export const saidInImap = saying([...Object.keys(imap), 'UID'], '[A-Za-z0-9.]{1,20} ');
/** Whether a client would say this in any of them. */
export const saidByClient = (line: string): boolean => saidInSmtp(line) || saidInPop3Alone(line) || saidInImap(line);

/** Whether a positive reply to this line of a POP3 client has more lines. */
export function asksForLines(line: string): boolean {
  const { verb, rest } = splitCommand(line);
  return isMultiLine(pop3Command(verb), rest);
}

/** Whether it is a tag and a command of IMAP: 'AUTH LOGIN' has the shape of one, and is SMTP's or POP3's. */
export function isImapCommand(line: string): boolean {
  const [, verb = ''] = /^[^\s+*(){%\\"\]]+ ((?:UID )?[A-Z]+)/i.exec(line) ?? [];
  return imapCommand(verb.toUpperCase()) !== undefined && !saidInSmtp(line) && !saidInPop3Alone(line);
}

/** Whether it is a whole command of POP3, and of no other protocol of mail. */
export function isPop3Command(line: string): boolean {
  const { verb, rest } = splitCommand(line.trimEnd());
  return saidInPop3Alone(line) && pop3Command(verb)?.parse(rest) !== undefined;
}
