/** Web mail: what a browser asks for and what it is sent. */
import type { Wordings } from '../words.ts';

export const http: Record<string, Wordings> = {
  'http.GET': {
    story: [
      '{client} asks for a page: `{argument}`.',
      'A browser asks for one page at a time; the server remembers nothing of the last request but what a cookie reminds it of.',
    ],
    protocol: [
      'GET: a request line, a header, no content.',
      'It changes nothing and may be repeated (RFC 9110 §9.2.1): reading is safe, sending is not.',
    ],
    octet: [
      '{octets} octets of text: the request line, the fields, an empty line.',
      'Host names the server, for one address may serve many names (RFC 9112 §3.2).',
    ],
  },
  'http.HEAD': {
    story: ['{client} asks only for the header of a page.', 'It wants to know whether the page is there, and how long it is.'],
  },
  'http.POST': {
    story: [
      '{client} sends in a form: `{argument}`.',
      'Here for the first time something is *done*: logging in, sending, logging out. The mail itself still travels by SMTP behind the server.',
    ],
    protocol: [
      'POST: the fields of the form are the content, `name=value` joined by `&`.',
      'It must not be repeated lightly: what is sent twice arrives twice. So the answer sends the browser on to another page.',
    ],
    octet: [
      '{octets} octets: header, empty line, form. Blanks travel as `+`, other characters as `%` and two digits.',
      'Content-Length says where the form ends; without TLS anybody on the way can read it.',
    ],
  },
  'http.OPTIONS': {
    story: ['{client} asks what may be asked for.', 'The answer is a list of methods.'],
  },
  'http.command': {
    story: ['{client} asks: `{label}`.', 'A request stands for itself: each brings along all that is needed to answer it.'],
  },
  'http.200': {
    story: ['{server} sends the page.', 'It was made this moment from what lies in the mailbox; the browser only shows it.'],
    protocol: [
      '200: status line, header, empty line, HTML.',
      'No IMAP and no POP3 cross this line: the web server reads the mailbox itself and hands out pages.',
    ],
    octet: ['{octets} octets; the mark-up around a letter may be larger than the letter.', 'Compare what IMAP needs for the same list.'],
  },
  'http.204': {
    story: ['{server} answers without a page.', 'What was asked stands in the header.'],
  },
  'http.303': {
    story: ['{server} says: done, go on to another page.', 'If the person reloads now, the page comes again, and not the form.'],
    protocol: [
      '303 See Other, with a Location field; after a log-in also Set-Cookie.',
      'The cookie is the proof for all further requests: whoever steals it is logged in (RFC 6265 §8.4).',
    ],
  },
  'http.400': {
    story: ['{server} cannot make sense of that.', 'It says so and closes: nobody knows where the next request would begin.'],
  },
  'http.401': {
    story: ['{server} does not know who is asking.', 'No cookie, or one that has been forgotten: first log in.'],
  },
  'http.403': {
    story: ['{server} understands and refuses.', 'A wrong password, or a form that did not come from its own page.'],
  },
  'http.404': {
    story: ['There is no such page.', 'The address may once have been right; the server only knows that it is not now.'],
  },
  'http.405': {
    story: ['The page is there, but not to be used in that way.', 'The field Allow says in which ways it is.'],
  },
  'http.413': {
    story: ['That is too much for {server}.', 'It says so before the content has come, and closes.'],
  },
  'http.422': {
    story: ['{server} can read the form, but not use it.', 'An address is missing or is none; what was typed is still there.'],
  },
  'http.502': {
    story: [
      'The web server could not hand the letter on.',
      'The server behind it said no, and the page repeats its words: the browser’s owner is the only one who can be told.',
    ],
  },
  'http.503': {
    story: ['{server} has too many visitors.', 'It asks to be called again in a while.'],
  },
  'http.reply': {
    story: ['{server} answers {code}.', 'The first digit says how it went: 2 done, 3 elsewhere, 4 your mistake, 5 mine.'],
  },
};
