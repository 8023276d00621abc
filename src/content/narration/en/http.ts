/** Web mail: what a browser asks for and what it is sent. */
import type { Wordings } from '../words.ts';

export const http: Record<string, Wordings> = {
  'http.GET': {
    story: [
      '{client} asks for a page: `{argument}`.',
      'A browser asks for one page at a time; the server remembers nothing of earlier requests except what a cookie reminds it of.',
    ],
    protocol: [
      'GET: a request line and a header, with no content.',
      'It changes nothing, so it may be repeated (RFC 9110 §9.2.1): reading is safe, sending is not.',
    ],
    octet: [
      '{octets} octets of text: the request line, the fields, an empty line.',
      'Host says which server is meant, because one address may serve many names (RFC 9112 §3.2).',
    ],
  },
  'http.HEAD': {
    story: ['{client} asks only for the header of a page.', 'It wants to know whether the page is there, and how long it is.'],
  },
  'http.POST': {
    story: [
      '{client} submits a form: `{argument}`.',
      'A form *does* something: it logs in, sends, logs out. The mail itself still travels by SMTP, behind the web server.',
    ],
    protocol: [
      'POST: the content is the fields of the form, `name=value` joined by `&`.',
      'It should not be repeated carelessly: what is sent twice arrives twice. So the answer sends the browser on to another page.',
    ],
    octet: [
      '{octets} octets: header, empty line, form. Spaces travel as `+`, special characters as `%` and two hexadecimal digits.',
      'Content-Length says where the form ends; without TLS, anybody along the way can read it.',
    ],
  },
  'http.OPTIONS': {
    story: ['{client} asks which methods it may use here.', 'The answer is a list of methods.'],
  },
  'http.command': {
    story: ['{client} asks: `{label}`.', 'Every request stands on its own: it brings everything needed to answer it.'],
  },
  'http.200': {
    story: ['{server} sends the page.', 'The page was made just now from what is in the mailbox; the browser only shows it.'],
    protocol: [
      '200: status line, header, empty line, HTML.',
      'There is no IMAP or POP3 on this line: the web server reads the mailbox itself and hands out pages.',
    ],
    octet: [
      '{octets} octets; the mark-up around a letter may be larger than the letter itself.',
      'Compare what IMAP needs for the same list.',
    ],
  },
  'http.204': {
    story: ['{server} answers without a page.', 'What was asked for is in the header.'],
  },
  'http.303': {
    story: [
      '{server} says: *done, now go to another page*.',
      'If the person reloads now, the page is fetched again, but the form is not sent again.',
    ],
    protocol: [
      '303 See Other, with a Location field; after a log-in also Set-Cookie.',
      'From now on the cookie is the proof: whoever steals it is logged in (RFC 6265 §8.4).',
    ],
  },
  'http.400': {
    story: [
      '{server} cannot make sense of that.',
      'It says so and closes the connection, because nobody knows where the next request would begin.',
    ],
  },
  'http.401': {
    story: ['{server} does not know who is asking.', 'There was no cookie, or the server has forgotten it: log in first.'],
  },
  'http.403': {
    story: ['{server} understands, and refuses.', 'A wrong password, or a form that did not come from its own page.'],
  },
  'http.404': {
    story: ['There is no such page.', 'The address may have been right once; the server only knows that it is not right now.'],
  },
  'http.405': {
    story: ['The page is there, but cannot be used in that way.', 'The Allow field lists the methods that work.'],
  },
  'http.413': {
    story: ['The request is larger than {server} accepts.', 'It says so before the content has arrived, and closes the connection.'],
  },
  'http.422': {
    story: ['{server} can read the form, but cannot use it.', 'An address is missing or is not an address; what was typed is still there.'],
  },
  'http.502': {
    story: [
      'The web server could not hand the letter on.',
      'The mail server behind it said no, and the page repeats its words: the person at the browser is the only one who can be told.',
    ],
  },
  'http.503': {
    story: ['{server} has too many visitors.', 'It asks the browser to try again in a while.'],
  },
  'http.reply': {
    story: [
      '{server} answers with {code}.',
      'The first digit says how it went: 2 *done*, 3 *go elsewhere*, 4 *your mistake*, 5 *my mistake*.',
    ],
  },
};
