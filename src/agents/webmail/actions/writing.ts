/** A letter that was typed into the form, on its way to submission. Behind the web server mail goes the usual way. */
import { checkDraft } from '../../../mail/checkDraft.ts';
import { compose, type MailDraft } from '../../../mail/compose.ts';
import type { HttpResponse } from '../../../protocols/http/message.ts';
import { SmtpClient, type Fate, type SmtpJob } from '../../../protocols/smtp/client.ts';
import { isAccepted, reasonIn } from '../../../protocols/smtp/fates.ts';
import { nonce } from '../../credentials.ts';
import { SUBMISSION_PORT } from '../../ports.ts';
import { html, seeOther } from '../answers.ts';
import type { RequestDesk } from '../desk.ts';
import type { RequestEffects, WebHouse } from '../house.ts';
import { composePage, type Typed } from '../pages.ts';
import type { WebSession } from '../sessions.ts';
import { WORDS } from '../words.ts';

type WritingAction = 'checkDraft' | 'showFaults' | 'compose' | 'submit' | 'tellRefused' | 'sendOn';

export function writingActions(house: WebHouse): RequestEffects<WritingAction> {
  const { surroundings, agent, options } = house;
  let sent = 0;
  return {
    checkDraft(desk) {
      const typed = (name: keyof Typed) => desk.form.get(name) ?? '';
      desk.typed = { to: typed('to'), subject: typed('subject'), text: typed('text') };
      desk.draft = draftOf(desk.session!, desk.typed);
      return { type: 'draft checked', sound: checkDraft(desk.draft).length === 0 };
    },
    showFaults: (desk) => void (desk.answer = formAgain('unprocessable', desk, WORDS[desk.reader.language].badDraft)),
    compose(desk) {
      const date = surroundings.epochMs(agent);
      const idLeft = `${++sent}.${date}`;
      desk.posting = compose(desk.draft!, { idLeft, date, boundarySeed: idLeft });
      const { octets, reversePath, forwardPaths } = desk.posting;
      desk.number = surroundings.letter(octets, -1, reversePath, forwardPaths).number;
      const note = { kind: 'composed', label: 'message', subject: desk.number, detail: forwardPaths.join(' ') } as const;
      desk.cause = surroundings.note(agent, { ...note, cause: desk.cause });
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
    sendOn: (desk) => void (desk.answer = seeOther('/sent')),
  };
}

function formAgain(status: 'unprocessable' | 'badGateway', { reader, typed }: RequestDesk, problem: string): HttpResponse {
  return html(status, composePage(reader, typed, problem));
}

function draftOf({ account }: WebSession, { to, subject, text }: Typed): MailDraft {
  const from = account.name === '' ? account.address : `${account.name} <${account.address}>`;
  return { from, to: [to], cc: [], bcc: [], replyTo: '', subject, text: text.replaceAll('\r\n', '\n'), attachments: [] };
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
