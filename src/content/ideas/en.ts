/** Misconceptions, in English. */
import type { IdeaWords } from './numbers.ts';

export const ideas: IdeaWords = {
  'program-to-program': {
    thought: 'My program talks to Bea’s program.',
    truth: 'It hands over to its own provider’s server; Bea’s device may be off.',
  },
  'mail-goes-to-the-computer': {
    thought: 'My mail lives in my mail program.',
    truth: 'It is in a mailbox on a server; programs fetch it or show copies.',
  },
  'mail-is-instant': { thought: 'Mail arrives at once, or not at all.', truth: 'It may wait in a queue for hours and still arrive.' },
  'server-brings-it': {
    thought: 'The server brings the letter to the reader’s device.',
    truth: 'Its way ends at the mailbox; the reader’s program comes for it.',
  },
  'server-asks-for-mail': { thought: 'The receiving server comes to collect the mail.', truth: 'Whoever has the letter makes the call.' },
  'sender-keeps-it': { thought: 'The sender’s server keeps a letter until it is read.', truth: 'Only until the next server has said 250.' },
  'smtp-fetches': { thought: 'SMTP also fetches mail.', truth: 'It only pushes; reading is for POP3, IMAP or the web.' },
  'one-call-one-letter': { thought: 'Each letter needs a call of its own.', truth: 'After the 250 the next letter may begin with MAIL.' },
  'client-speaks-first': { thought: 'The client speaks first.', truth: 'In SMTP, POP3 and IMAP the server greets first.' },
  'top-received-is-first': { thought: 'The top Received line is the first hop.', truth: 'Each hop stamps on top: read upwards.' },
  'date-is-arrival': { thought: 'Date says when a letter arrived.', truth: 'The author’s clock writes it; arrival is the top Received.' },
  'i-set-return-path': { thought: 'I can set Return-Path myself.', truth: 'Final delivery writes it, from MAIL FROM.' },
  'every-machine-stamps': {
    thought: 'Every machine on the way stamps the letter.',
    truth: 'Whoever receives it stamps it; the program that wrote it does not.',
  },
  'trace-cannot-be-forged': {
    thought: 'Received lines cannot be forged.',
    truth: 'Anybody can type one; trust only those of servers you know.',
  },
  'to-decides': { thought: 'To decides where a letter goes.', truth: 'RCPT does; To is only read by people and programs at the end.' },
  'bcc-is-hidden-header': {
    thought: 'Bcc is a header line that programs hide.',
    truth: 'It is on the envelope; it is not in the letter.',
  },
  'bcc-stays-hidden': { thought: 'A blind copy stays hidden when it replies to all.', truth: 'The reply shows it to everybody.' },
  'bcc-is-a-command': { thought: 'There is a command for copies.', truth: 'Every recipient comes in with RCPT TO.' },
  'server-strips-bcc': {
    thought: 'The server takes the Bcc line out.',
    truth: 'The author’s program leaves it out; a server need not look.',
  },
  'one-text-each': {
    thought: 'The text is sent once for each reader.',
    truth: 'Once for each server; copies are made where the mailboxes are.',
  },
  'accepted-is-delivered': { thought: '250 means that the letter has been delivered.', truth: 'Accepted, yes; a bounce may still come.' },
  'words-matter': { thought: 'The words after the code matter.', truth: 'Programs read the digits; the words are for people.' },
  '3yz-is-yes': { thought: 'A 3 is a yes.', truth: 'It says “go on”: nothing is done yet.' },
  '354-is-an-error': { thought: '354 is an error.', truth: 'It invites the text.' },
  'dot-ends-mail': {
    thought: 'A lone dot in my text ends the mail.',
    truth: 'The client doubles leading dots, and the server takes them off.',
  },
  'server-knows-the-end': { thought: 'The server knows where my text really ends.', truth: 'It sees octets; a dot alone is the end.' },
  'all-or-nothing': { thought: 'One wrong recipient spoils the whole letter.', truth: 'Each recipient gets an answer of its own.' },
  'cut-loses': {
    thought: 'A call that breaks off loses the letter.',
    truth: 'Whoever has said or heard 250 has it; otherwise it is tried again.',
  },
  'five-ends-the-call': { thought: 'A 5 ends the call.', truth: 'It is no to one line; the session goes on.' },
  '503-is-unavailable': { thought: '503 means “service unavailable”.', truth: 'That is HTTP; here it is “bad sequence of commands”.' },
  'rset-hangs-up': { thought: 'RSET hangs up.', truth: 'It drops the transaction; the session lives on.' },
  'order-means-refusal': {
    thought: 'Out of order means that the person is refused.',
    truth: 'The server has not even looked at the address.',
  },
  'any-server-takes-all': {
    thought: 'Any server takes mail for anybody.',
    truth: 'For its own users, from anybody; for others, only from its users.',
  },
  'send-is-mail': { thought: 'SEND is another word for MAIL.', truth: 'It wrote to the screen of whoever was logged in.' },
  'ports-are-the-same': {
    thought: 'Ports 25, 465 and 587 are the same.',
    truth: '25 is between servers; 587 begins in the clear, 465 with TLS.',
  },
  'secure-means-safer': {
    thought: 'TLS first is safer, so it should be set for 587 too.',
    truth: 'On 587 it fails: there TLS begins with STARTTLS.',
  },
  'starttls-goes-on': { thought: 'After STARTTLS the session goes on where it was.', truth: 'Everything is forgotten: EHLO again.' },
  'size-after-the-fact': {
    thought: 'A server learns how big a letter is when it has it.',
    truth: 'SIZE says it with MAIL, before the text.',
  },
  'base64-hides': { thought: 'Base64 hides the password.', truth: 'Anybody can decode it.' },
  'tls-end-to-end': {
    thought: 'TLS seals the letter all the way to its reader.',
    truth: 'One hop at a time; every server on the way reads it.',
  },
  'login-proves-author': { thought: 'My login proves to Bea who I am.', truth: 'Only my own server has seen it.' },
  'refused-means-unsaid': {
    thought: 'If a password is refused, it was never really sent.',
    truth: 'The refusal comes after it has crossed the line.',
  },
  'replay-works': { thought: 'A recorded answer to a challenge works again.', truth: 'The next challenge is another one.' },
  'from-proves-me': { thought: 'My address after MAIL FROM proves who I am.', truth: 'Anybody can say it.' },
  'mx-larger-first': { thought: 'MX 20 beats MX 10.', truth: 'The smallest number is first.' },
  'mx-holds-anything': {
    thought: 'An MX may hold an address, or an alias.',
    truth: 'It holds the name of a host with an address of its own.',
  },
  'no-mx-no-mail': { thought: 'No MX, no mail.', truth: 'Then the domain’s own address is used; a null MX says no.' },
  'null-mx-is-a-host': { thought: 'The dot in a null MX is a host.', truth: 'It says that the domain takes no mail.' },
  'one-mx-down-stops-mail': { thought: 'If the first server is down, mail stops.', truth: 'The next one in order is tried at once.' },
  'dns-changes-at-once': { thought: 'A change in the DNS is seen at once.', truth: 'Answers are remembered as long as their TTL says.' },
  'one-mx-a-try': { thought: 'Each try goes to one server only.', truth: 'One try goes through the whole list until a server answers.' },
  'mx-is-last-resort': {
    thought: 'The second MX is only used once the first has been given up for good.',
    truth: 'It is called as soon as the first cannot be reached.',
  },
  'backup-holds-mailboxes': {
    thought: 'A second MX has copies of the mailboxes.',
    truth: 'It keeps letters in a queue until the first is back.',
  },
  'always-five-days': {
    thought: 'It always takes days to learn that a letter cannot be delivered.',
    truth: 'A null MX, or a 5, says so at once.',
  },
  '4yz-is-lost': { thought: 'A 4 means that the letter is lost.', truth: 'It waits and is tried again.' },
  'silence-is-arrival': { thought: 'No bounce after an hour: it has arrived.', truth: 'Servers try for four or five days.' },
  'bounce-needs-sender': { thought: 'A bounce needs a sender.', truth: 'It carries an empty one, so that no bounce answers a bounce.' },
  'failures-are-silent': {
    thought: 'A server may drop a letter in silence.',
    truth: 'Whoever has accepted it delivers it or says that it could not.',
  },
  'refusal-moves-on': {
    thought: 'After any refusal the next server is tried.',
    truth: 'Only if the host could not be talked to; what it refused waits or bounces.',
  },
  'loop-needs-time': { thought: 'A loop ends when it has lasted too long.', truth: 'It ends by count: each hop adds a Received line.' },
  'servers-remember': {
    thought: 'A server recognises a letter that it has seen before.',
    truth: 'It keeps no list; the letter itself carries its trips, in Received.',
  },
  'forwarder-must-take': { thought: 'A server that forwards must take whatever comes.', truth: 'It may refuse, and has to stop a loop.' },
  'asking-is-naming-me': { thought: 'With ETRN I name my own server.', truth: 'It names the domain whose mail is waiting.' },
  'etrn-hands-over': {
    thought: 'ETRN hands the letters to whoever asks.',
    truth: 'It starts a new call, to the server that the DNS names.',
  },
  'helo-is-identity': { thought: 'The name after HELO shows who is calling.', truth: 'Anybody can say any name; AUTH proves one.' },
  'opener-is-client': { thought: 'Whoever made the call stays the client.', truth: 'TURN and ATRN swap the parts on the same connection.' },
  'list-is-long-cc': { thought: 'A list is a long Cc.', truth: 'It sends the letter out again, with its own return path.' },
  'from-line-is-from-field': {
    thought: 'A line that begins with “From ” is the From field.',
    truth: 'The field has a colon and stands in the header.',
  },
  'half-a-letter': {
    thought: 'While a letter is being stored, a reader may see half of it.',
    truth: 'A Maildir writes it in tmp and moves it to new when it is whole.',
  },
  '251-tells-the-author': {
    thought: '251 tells the author the new address.',
    truth: 'Only the calling server hears it; the letter is forwarded.',
  },
  'one-yes-for-all': {
    thought: 'After the text there is one answer for all recipients.',
    truth: 'In SMTP, yes; LMTP answers once for each.',
  },
  'alias-is-list': {
    thought: 'An alias and a mailing list are the same.',
    truth: 'An alias keeps the sender on the envelope; a list puts in its own.',
  },
  'pop3-always-deletes': { thought: 'POP3 deletes what it fetches.', truth: 'Only DELE does, and the program decides.' },
  'dele-deletes': { thought: 'DELE deletes.', truth: 'QUIT does; if the line breaks, everything stays.' },
  'pop3-knows-read': {
    thought: 'POP3 knows what is read and unread.',
    truth: 'It has no flags and no folders; numbers hold for one session.',
  },
  'pop-only-whole': { thought: 'POP3 can only fetch whole letters.', truth: 'TOP gives the header and a few lines, where it is offered.' },
  'number-is-name': {
    thought: 'A letter keeps its number from one POP3 session to the next.',
    truth: 'The letters are renumbered; the name that lasts comes from UIDL.',
  },
  'quit-is-goodbye': { thought: 'QUIT only says goodbye.', truth: 'It also carries out the deletions; without it nothing is deleted.' },
  'pop-is-shared': { thought: 'Two programs can be in one POP3 mailbox at the same time.', truth: 'The first locks it until it leaves.' },
  'leaving-is-free': { thought: 'Leaving mail on the server costs nothing.', truth: 'Every call carries the list of all the names again.' },
  'delete-is-one-act': { thought: 'In IMAP, deleting is one act.', truth: 'A mark, then EXPUNGE; a trash folder is a MOVE.' },
  'fetch-only-looks': { thought: 'Fetching only looks.', truth: 'BODY[] marks as read; BODY.PEEK[] does not.' },
  'message-5-stays-5': { thought: 'Message 5 stays number 5.', truth: 'EXPUNGE renumbers; UIDs last.' },
  'sending-fills-sent': { thought: 'Sending fills the Sent folder.', truth: 'The program appends its own copy.' },
  'no-tag-needed': { thought: 'An IMAP line begins with the command.', truth: 'It begins with a tag, which the answer repeats.' },
  'untagged-is-answer': {
    thought: 'A line with a star answers my last command.',
    truth: 'It is news, and may come unasked; the answer carries my tag.',
  },
  'must-download-to-search': {
    thought: 'To search my mail I have to fetch it first.',
    truth: 'SEARCH lets the server look and sends only numbers.',
  },
  'literal-is-end': {
    thought: 'The line with {21} is the whole command.',
    truth: 'It announces 21 octets; after + the client sends them.',
  },
  'copy-is-move': { thought: 'COPY moves a letter.', truth: 'It leaves the original; MOVE takes it away.' },
  'idle-delivers': { thought: 'IDLE delivers the mail.', truth: 'It says that there is some; the program then fetches it.' },
  'client-must-ask': { thought: 'The program has to keep asking whether there is mail.', truth: 'In IDLE the server speaks up by itself.' },
  'one-numbering': {
    thought: 'Message 3 is the same letter for all devices.',
    truth: 'Each session has its own numbers; UIDs are common to all.',
  },
  'must-fetch-all': {
    thought: 'To learn what has changed, I must fetch everything again.',
    truth: 'CHANGEDSINCE asks only for what is newer.',
  },
  'read-means-all': {
    thought: 'Whoever may read a folder may also change it.',
    truth: 'Each right has a letter of its own; r only lets you read.',
  },
  'seen-is-free': { thought: 'The mark “read” needs no right of its own.', truth: 'It is a change to the folder and needs s.' },
  'extension-is-standard': {
    thought: 'What is in a standard works on every server.',
    truth: 'Only what the server names in its capabilities.',
  },
  'enable-installs': { thought: 'ENABLE gives a server what it lacks.', truth: 'It only switches on what the server has.' },
  'sender-is-told': {
    thought: 'The sender is told what I do with the letter.',
    truth: 'Only programs connected to my mailbox hear of it.',
  },
  'pop3-one-device': { thought: 'With POP3 two devices cannot see one letter.', truth: 'They can, if it is left on the server.' },
  'imap-needs-line': { thought: 'IMAP does not work offline.', truth: 'Programs keep copies and send marks later.' },
  'mail-stays-on-server': {
    thought: 'What a program has fetched is always on the server too.',
    truth: 'Not after DELE and QUIT: then the only copy is on the device.',
  },
  'simple-is-cheap': {
    thought: 'The simpler protocol sends fewer octets.',
    truth: 'What counts is what it fetches: one file outweighs all the commands.',
  },
  'all-or-nothing-fetch': {
    thought: 'The same letters cost the same, whichever protocol.',
    truth: 'IMAP can fetch parts, and each protocol adds words of its own.',
  },
  'imap-always-wins': { thought: 'IMAP is better in every case.', truth: 'To fetch everything once, on one device, POP3 says less.' },
  'fetch-is-store': { thought: 'FETCH also changes marks.', truth: 'It asks; STORE changes them.' },
  'attachments-travel-beside': { thought: 'Attachments travel beside the letter.', truth: 'They are parts of one text, a third larger.' },
  'alternative-is-two': { thought: '“alternative” is two messages.', truth: 'One content in rising quality; the last is best.' },
  'attachment-is-link': { thought: 'An attachment is a link to a file that stays with me.', truth: 'The file itself is in the letter.' },
  'attachment-travels-as-it-is': { thought: 'A file of 30,000 octets makes a letter of 30,000.', truth: 'In Base64 it grows by a third.' },
  'boundary-closes-each': {
    thought: 'Each part ends with a closing boundary.',
    truth: 'The next boundary ends it; two hyphens after it close only the last.',
  },
  'hyphens-belong-to-boundary': {
    thought: 'The two hyphens are part of the boundary’s name.',
    truth: 'They are put in front of it in the body.',
  },
  'html-always-wins': {
    thought: 'The HTML version is always the one shown.',
    truth: 'The last one that the program can show; some show only text.',
  },
  'encoding-is-free': { thought: 'The same words take the same octets in any encoding.', truth: 'Each encoding makes some texts longer.' },
  'base64-for-text': { thought: 'It does not matter which encoding I use.', truth: 'Quoted-printable suits text, Base64 files.' },
  'charset-does-not-matter': {
    thought: 'The charset named in the header is of no importance.',
    truth: 'The octets are read by it; the two must agree.',
  },
  'filename-is-an-order': {
    thought: 'A program must do what an attachment’s file name says.',
    truth: 'It is a suggestion from outside, and may be a trap.',
  },
  'empty-line-anywhere': { thought: 'Header fields may come after an empty line.', truth: 'The first empty line ends the header.' },
  'webmail-without-smtp': { thought: 'Web mail uses no SMTP.', truth: 'HTTP only goes as far as the web server.' },
  'browser-speaks-smtp': {
    thought: 'The browser sends the letter over SMTP.',
    truth: 'It submits a form over HTTP; the web server goes on from there.',
  },
  'null-is-anonymous': {
    thought: 'MAIL FROM:<> is for a sender who is not named.',
    truth: 'It is for bounces, so that nobody answers them.',
  },
  'web-is-light': { thought: 'Reading in the browser uses less data.', truth: 'Each page brings its form, list and headers along.' },
  'always-two-servers': {
    thought: 'Every letter goes from one server to another.',
    truth: 'If both mailboxes are on one server, no call goes out.',
  },
  'provider-helps-anyway': {
    thought: 'My provider helps even if I send from a server of my own.',
    truth: 'It knows nothing of the letter; my server waits and tries again.',
  },
  'dns-keeps-mail': {
    thought: 'The DNS keeps mail for a server that is off.',
    truth: 'It only knows names and addresses; the sender’s queue waits.',
  },
  're-makes-threads': { thought: '“Re:” makes the thread.', truth: 'In-Reply-To and References do.' },
  'undo-recalls': { thought: '“Undo” calls a letter back.', truth: 'It only delays sending; nothing recalls mail.' },
  'every-click-is-heard': {
    thought: 'Every click in my mail program reaches the server.',
    truth: 'Sorting and display stay in the program.',
  },
  'pop3-has-folders': {
    thought: 'With POP3, too, my folders are on the server.',
    truth: 'They are in the program; POP3 knows one mailbox.',
  },
  'from-is-the-sender': { thought: 'From says who sent it.', truth: 'It is free text of the author’s program.' },
  'from-is-checked': { thought: 'SPF checks From.', truth: 'It looks at MAIL FROM; DMARC ties it to From.' },
  'dkim-means-honest': { thought: 'A DKIM pass means that the mail is honest.', truth: 'A domain has signed; spammers sign too.' },
  'backscatter-means-hacked': {
    thought: 'Bounces for mail I never sent: I have been hacked.',
    truth: 'Somebody wrote my address on an envelope.',
  },
  'from-is-filled-in': {
    thought: 'The server fills in From.',
    truth: 'It is a line of the letter; whoever writes the letter writes that too.',
  },
  'return-path-is-proof': {
    thought: 'Return-Path proves where a letter came from.',
    truth: 'It repeats MAIL FROM, which anybody can say.',
  },
  'bounce-goes-to-caller': {
    thought: 'A bounce goes back to the machine that sent the letter.',
    truth: 'It is a new letter, to the address on the envelope.',
  },
  'spf-is-a-note': { thought: 'A failed SPF check only adds a note to the letter.', truth: 'The server may refuse it during the call.' },
  'envelope-must-match': {
    thought: 'A server refuses letters whose From differs from the envelope.',
    truth: 'They may differ; lists do it every day.',
  },
  'dkim-checks-from': {
    thought: 'A DKIM pass means that the domain in From has signed.',
    truth: 'Any domain may sign; only DMARC compares it with From.',
  },
  'signature-is-encryption': {
    thought: 'A signed letter cannot be read on the way.',
    truth: 'It can be read; the signature only shows changes.',
  },
  'spf-fail-is-forged': {
    thought: 'A letter that fails SPF is forged.',
    truth: 'A forwarded one fails too: it comes from another machine.',
  },
  'dmarc-alone': { thought: 'A DMARC record is enough by itself.', truth: 'SPF or DKIM has to pass for the same domain.' },
  'utf8-needs-smtputf8': {
    thought: 'UTF-8 text needs SMTPUTF8.',
    truth: '8BITMIME or an encoding is enough; SMTPUTF8 is for addresses and headers.',
  },
  'one-letter-one-octet': { thought: 'One letter is one octet.', truth: 'In UTF-8 ñ takes two; it depends on the charset.' },
  'encoding-is-charset': {
    thought: 'Charset and transfer encoding are the same.',
    truth: 'One says what octets mean, the other how they are written.',
  },
  'accents-are-lost': { thought: 'Accents have to be left out in mail.', truth: 'They can be encoded, in the text and in the subject.' },
  'utf8-goes-by-itself': { thought: 'If the server offers SMTPUTF8, it is in use.', truth: 'The client has to ask for it, in MAIL.' },
  'accent-does-not-matter': {
    thought: 'José and jose are the same in an address.',
    truth: 'They are two addresses; only their server could join them.',
  },
  'address-can-be-encoded': {
    thought: 'An accent before the @ can be encoded, as in a subject.',
    truth: 'It cannot: it needs SMTPUTF8 on every server along the way.',
  },
  'refusal-waits': {
    thought: 'A letter whose extension is missing waits in the queue.',
    truth: 'It will be missing later too, so the letter goes back.',
  },
  'mail-came-with-web': { thought: 'E-mail came with the Web.', truth: 'Network mail dates from 1971, SMTP from 1982.' },
  'extensions-were-always-there': {
    thought: 'Every SMTP server has always known EHLO.',
    truth: 'It came in 1993; older servers answer 500, and the client says HELO.',
  },
  'old-means-incompatible': {
    thought: 'Old and new programs do not understand each other.',
    truth: 'The new one falls back on what the old one knows.',
  },
  'new-number-new-protocol': {
    thought: 'A new RFC number means a new protocol.',
    truth: 'It is often a revision: RFC 5321 is still SMTP.',
  },
  'mail-must-be-pushed': {
    thought: 'Mail can only work if the receiver’s server stores the letters.',
    truth: 'Internet Mail 2000 would have left them with the sender’s provider.',
  },
  'offered-is-sealed': {
    thought: 'If both sides can do TLS, the line is sealed.',
    truth: 'An offer in the clear can be crossed out; only those who insist are safe.',
  },
  'sealed-hides-all': {
    thought: 'An encrypted letter hides everything.',
    truth: 'The content is hidden. Envelope, addresses, date, size and mostly the subject are not.',
  },
  'provider-has-key': {
    thought: 'If I lose my key, my provider gives me another.',
    truth: 'A new key opens new letters only; the old ones stay shut.',
  },
};
