/** Every format that can be opened. A file is read by the first that recognises its beginning: the exact ones stand first. */
import type { Format } from '../format.ts';
import { aioimaplib } from './clients/aioimaplib.ts';
import { curl } from './clients/curl.ts';
import { fetchmail } from './clients/fetchmail.ts';
import { imapclient } from './clients/imapclient.ts';
import { imapflow } from './clients/imapflow.ts';
import { imaplib } from './clients/imaplib.ts';
import { javamail } from './clients/javamail.ts';
import { k9 } from './clients/k9.ts';
import { mailkit } from './clients/mailkit.ts';
import { mbsync } from './clients/mbsync.ts';
import { msmtp } from './clients/msmtp.ts';
import { mutt } from './clients/mutt.ts';
import { nodemailer } from './clients/nodemailer.ts';
import { offlineimap } from './clients/offlineimap.ts';
import { openssl } from './clients/openssl.ts';
import { outlook } from './clients/outlook.ts';
import { perl } from './clients/perl.ts';
import { phpmailer } from './clients/phpmailer.ts';
import { poplib } from './clients/poplib.ts';
import { roundcube } from './clients/roundcube.ts';
import { ruby } from './clients/ruby.ts';
import { smtplib } from './clients/smtplib.ts';
import { snail } from './clients/snail.ts';
import { strace } from './clients/strace.ts';
import { swaks } from './clients/swaks.ts';
import { thunderbird } from './clients/thunderbird.ts';
import { dialogue } from './dialogue.ts';
import { dig } from './dig.ts';
import { eml, mbox } from './eml.ts';
import { emlx } from './emlx.ts';
import { har } from './har.ts';
import { hexdump } from './hexdump.ts';
import { journal } from './journal.ts';
import { keylog } from './keylog.ts';
import { live } from './live.ts';
import { msg } from './msg.ts';
import { pcap } from './pcap.ts';
import { pcapng } from './pcapng.ts';
import { dovecot } from './servers/dovecot.ts';
import { eximMainlog } from './servers/exim-mainlog.ts';
import { exchange } from './servers/exchange.ts';
import { exim } from './servers/exim.ts';
import { haraka } from './servers/haraka.ts';
import { hmailserver } from './servers/hmailserver.ts';
import { iis } from './servers/iis.ts';
import { maillog } from './servers/maillog.ts';
import { mailpit } from './servers/mailpit.ts';
import { mdaemon } from './servers/mdaemon.ts';
import { postfix } from './servers/postfix.ts';
import { rawlog } from './servers/rawlog.ts';
import { rspamd } from './servers/rspamd.ts';
import { sendmail } from './servers/sendmail.ts';
import { ngrep } from './sniffers/ngrep.ts';
import { tcpdump } from './sniffers/tcpdump.ts';
import { tcpflow } from './sniffers/tcpflow.ts';
import { snoop } from './snoop.ts';
import { socat } from './socat.ts';
import { telnet } from './telnet.ts';
import { transcript } from './transcript.ts';
import { tsharkFields } from './tshark/fields.ts';
import { follow } from './tshark/follow.ts';
import { tshark } from './tshark/json.ts';
import { pdml } from './tshark/pdml.ts';
import { tsharkSummary } from './tshark/summary.ts';
import { tsharkText } from './tshark/text.ts';

const ours: readonly Format[] = [journal, live, transcript];
const captures: readonly Format[] = [
  pcap,
  pcapng,
  snoop,
  tshark,
  pdml,
  tsharkFields,
  follow,
  tsharkText,
  tsharkSummary,
  hexdump,
  tcpdump,
  ngrep,
  tcpflow,
];
const servers: readonly Format[] = [
  rawlog,
  postfix,
  exim,
  eximMainlog,
  sendmail,
  maillog,
  dovecot,
  rspamd,
  mailpit,
  exchange,
  iis,
  hmailserver,
  haraka,
  mdaemon,
  dig,
];
const clients: readonly Format[] = [
  ...[swaks, smtplib, poplib, imaplib, nodemailer, imapflow, phpmailer, mailkit, javamail, thunderbird, fetchmail],
  ...[mbsync, msmtp, mutt, openssl, curl, strace, socat],
  ...[perl, ruby, snail, roundcube, outlook, aioimaplib, k9, offlineimap, imapclient],
];

export const formats: readonly Format[] = [
  ...captures,
  ...ours,
  keylog,
  har,
  mbox,
  eml,
  emlx,
  msg,
  ...servers,
  ...clients,
  dialogue,
  telnet,
];
