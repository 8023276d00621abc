/** Forms that come in: whether they are ours, and logging in and out by them. */
import { text as latin1 } from '../../../mail/octets.ts';
import { setCookie } from '../../../protocols/http/cookies.ts';
import { tokensOf, valueOf, type Field } from '../../../protocols/http/fields.ts';
import { FORM_TYPE, parseForm } from '../../../protocols/http/form.ts';
import { parseFormData, type FormData } from '../../../protocols/http/form-data.ts';
import { html, seeOther } from '../answers.ts';
import { COOKIE, type RequestEffects, type WebHouse } from '../house.ts';
import { isFromHere } from '../origin.ts';
import { loginPage, wordPage } from '../pages.ts';
import type { Page } from '../sitemap.ts';
import { WORDS } from '../words.ts';

type FormAction = 'readForm' | 'refuseForm' | 'refuseStale' | 'comparePassword' | 'demandTls' | 'refusePassword' | 'letIn' | 'logOut';

const NO_FILES: FormData = { fields: new Map(), files: [] };

function isWithFiles(fields: readonly Field[]): boolean {
  return /^multipart\/form-data\s*;/i.test(valueOf(fields, 'Content-Type'));
}

export function formActions({ surroundings, directory, options, sessions }: WebHouse): RequestEffects<FormAction> {
  return {
    readForm(desk) {
      const { request, page, session } = desk;
      const withFiles = page?.form === 'letter' && isWithFiles(request.fields);
      const legible = request.content.length === 0 || withFiles || tokensOf(request.fields, 'Content-Type').includes(FORM_TYPE);
      const { fields, files } = withFiles ? parseFormData(valueOf(request.fields, 'Content-Type'), request.content) : NO_FILES;
      desk.files = files;
      desk.form = withFiles ? fields : legible ? parseForm(latin1(request.content)) : new Map();
      // the cookie alone is not enough: a page of another site could make the browser send it (RFC 6265 §8.2)
      const fresh = page?.open
        ? isFromHere(request, (name) => name === options.hostName || (surroundings.isCalled?.(name) ?? true))
        : session !== undefined && desk.form.get('token') === session.token;
      const is = (form: Page['form']): boolean => page?.form === form;
      return {
        type: 'form read',
        legible,
        fresh,
        logsIn: is('log-in'),
        letter: is('letter'),
        change: is('change'),
        receipt: is('receipt'),
      };
    },
    refuseForm: (desk) => void (desk.answer = html('unsupportedMediaType', wordPage(desk.reader, 'badForm'))),
    refuseStale: (desk) => void (desk.answer = html('forbidden', wordPage(desk.reader, 'forbidden'))),
    comparePassword(desk) {
      desk.account = directory.user(desk.form.get('user') ?? '');
      const right = desk.account !== undefined && desk.account.password === (desk.form.get('password') ?? '');
      return { type: 'password compared', safe: desk.secure || !options.encryptedLogin, right };
    },
    demandTls: (desk) => void (desk.answer = html('forbidden', loginPage(desk.reader, WORDS[desk.reader.language].encryptFirst))),
    refusePassword: (desk) => void (desk.answer = html('forbidden', loginPage(desk.reader, WORDS[desk.reader.language].wrongPassword))),
    letIn(desk) {
      const { account, secure, cause } = desk;
      const session = sessions.make(account!, account!.password);
      desk.answer = seeOther('/inbox', [setCookie(COOKIE, session.name, { secure })]);
      desk.effects.push(() => sessions.open(session, cause));
    },
    logOut(desk) {
      const { session, secure, cause } = desk;
      desk.answer = seeOther('/', [setCookie(COOKIE, '', { secure, forget: true })]);
      desk.effects.push(() => session && sessions.close(session, cause));
    },
  };
}
