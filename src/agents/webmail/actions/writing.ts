/** A letter that was typed into the form, on its way to submission. Behind the web server mail goes the usual way. */
import { answering } from '../../../mail/answering.ts';
import { checkDraft } from '../../../mail/checkDraft.ts';
import { compose, type MailDraft } from '../../../mail/compose.ts';
import type { HttpResponse } from '../../../protocols/http/message.ts';
import { SmtpClient, type Fate, type SmtpJob } from '../../../protocols/smtp/client.ts';
import { isAccepted, reasonIn } from '../../../protocols/smtp/fates.ts';
import { nonce } from '../../credentials.ts';
import { hasRoomForCopy } from '../../sent-copy.ts';
import type { Posting } from '../../mua/mua.ts';
import { enclosed } from '../../program/scripts/writing.ts';
import { SUBMISSION_PORT } from '../../ports.ts';
import { html, seeOther } from '../answers.ts';
import type { RequestDesk } from '../desk.ts';
import type { RequestEffects, WebHouse } from '../house.ts';
import { composePage, type Typed } from '../pages.ts';
import { flag, lay, placeFor, placeNamed, uidIn } from '../places.ts';
import type { WebSession } from '../sessions.ts';
import { WORDS } from '../words.ts';
import { writePage } from '../writePage.ts';

type WritingAction = 'checkDraft' | 'showFaults' | 'compose' | 'submit' | 'tellRefused' | 'sendOn';

export function writingActions(house: WebHouse): RequestEffects<WritingAction> {
  const { surroundings, agent, options } = house;
  return {
    checkDraft(desk) {
      const typed = (name: keyof Typed) => desk.form.get(name) ?? '';
      desk.typed = { to: typed('to'), cc: typed('cc'), bcc: typed('bcc'), subject: typed('subject'), text: typed('text') };
      desk.place = placeNamed(desk.session!.account, field(desk, 'folder'));
      desk.message = desk.place?.mailbox.get(uidIn(field(desk, 'about')));
      desk.draft = draftOf(desk);
      return { type: 'draft checked', sound: checkDraft(desk.draft).length === 0 };
    },
    showFaults: (desk) => void (desk.answer = formAgain('unprocessable', desk, WORDS[desk.reader.language].badDraft)),
    compose(desk) {
      const date = surroundings.epochMs(agent);
      const idLeft = house.nextId();
      posted(house, desk, compose(desk.draft!, { idLeft, date, boundarySeed: idLeft }));
      desk.onceSent.push(() => keepWhatWasSent(house, desk, date));
    },
    submit(desk, tell) {
      const over = (fates: readonly Fate[]) => tell({ type: 'submission over', refused: !fates.every(isAccepted) }, { fates });
      const { number, cause } = desk;
      const destination = { address: options.submitTo, port: SUBMISSION_PORT, protocol: 'submission', subject: number, cause };
      surroundings.connect(agent, destination, (carrier) => new SmtpClient(jobOf(house, desk), carrier, over));
    },
    /** Whoever was not taken is told to the writer at once, and what was typed is not lost. */
    tellRefused(desk) {
      const told = desk.fates.filter((fate) => !isAccepted(fate)).map((fate) => `${fate.forwardPath}: ${reasonIn(fate)}`);
      for (const detail of told) surroundings.note(agent, { kind: 'note', label: 'submission.failed', subject: desk.number, detail });
      desk.answer = formAgain('badGateway', desk, `${WORDS[desk.reader.language].notSent} ${told.join('; ')}`);
    },
    sendOn(desk) {
      desk.answer = seeOther('/sent');
      desk.effects.push(...desk.onceSent);
    },
  };
}

function formAgain(status: 'unprocessable' | 'badGateway', { reader, typed, page }: RequestDesk, problem: string): HttpResponse {
  return html(status, page?.view === 'whole letter form' ? writePage(reader, typed, problem) : composePage(reader, typed, problem));
}

/** What is to be submitted, as the journal knows it. */
export function posted({ surroundings, agent }: WebHouse, desk: RequestDesk, posting: Posting): void {
  desk.posting = posting;
  const { octets, reversePath, forwardPaths } = posting;
  desk.number = surroundings.letter(octets, -1, reversePath, forwardPaths).number;
  const note = { kind: 'composed', label: 'message', subject: desk.number, detail: forwardPaths.join(' ') } as const;
  desk.cause = surroundings.note(agent, { ...note, cause: desk.cause });
}

export function authorOf({ account }: WebSession): string {
  return account.name === '' ? account.address : `${account.name} <${account.address}>`;
}

const field = ({ form }: RequestDesk, name: string): string => form.get(name) ?? '';

/** A letter that this one answers, or that goes along, lies in the mailbox already. */
function draftOf(desk: RequestDesk): MailDraft {
  const { session, typed, message, files } = desk;
  const { to, cc, bcc, subject, text } = typed;
  const [as, priority] = [field(desk, 'encloses'), field(desk, 'priority')];
  const along = message && (as === 'letter' || as === 'parts') ? enclosed(message.octets, as) : [];
  const answered = message && field(desk, 'how') === 'reply' ? answering(message.octets, 'reply', '', NO_WORDS) : undefined;
  return {
    ...{ from: authorOf(session!), to: [to], cc: listOf(cc), bcc: listOf(bcc), replyTo: '', subject },
    text: text.replaceAll('\r\n', '\n'),
    attachments: [...files, ...along],
    ...(answered && { inReplyTo: answered.inReplyTo, references: answered.references }),
    ...((priority === 'high' || priority === 'low') && { priority }),
    ...(field(desk, 'receipt') === '1' && { receipt: true }),
  };
}

const NO_WORDS = { attribution: '', forwarded: '', banner: '' };
const listOf = (typed: string): string[] => (typed === '' ? [] : [typed]);

/** SMTP keeps nothing: the copy in Sent, and the mark on the letter that was answered, are the web mail's own doing. */
function keepWhatWasSent(house: WebHouse, desk: RequestDesk, atMs: number): void {
  const { session, place, message, posting, number, cause } = desk;
  const { account } = session!;
  const changing = { house, account, cause };
  const sent = placeFor(account, 'sent');
  if (sent && field(desk, 'copy') === '1' && hasRoomForCopy(house, account, posting.octets.length, { subject: number, cause })) {
    account.letters.set(posting.octets, number);
    lay(changing, sent, posting.octets, atMs, ['\\Seen']);
  }
  const how = field(desk, 'how');
  const mark = how === 'reply' ? '\\Answered' : how === 'forward' ? '$Forwarded' : '';
  if (message && mark !== '') flag(changing, place!, [message], mark, true);
}

function jobOf({ surroundings, options }: WebHouse, { posting, session }: RequestDesk): SmtpJob {
  const { octets, reversePath, forwardPaths } = posting;
  const { account, password } = session!;
  return {
    helo: options.hostName,
    reversePath,
    forwardPaths,
    message: octets,
    tls: 'ifOffered',
    credentials: options.authenticates ? { user: account.address, password } : undefined,
    // the way from the web server to the submission server is inside the house
    inTheClear: true,
    nonce: () => nonce(surroundings),
  };
}
