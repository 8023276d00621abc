/** All stories, by topic, in the order in which the page offers them. To add one: one file, one line here, its words in content/scenarios. */
import type { Scenario } from '../run/scenario.ts';
import { challengeResponse } from './connection/challenge-response.ts';
import { chunking } from './connection/chunking.ts';
import { encryptionDemanded } from './connection/encryption-demanded.ts';
import { implicitTls } from './connection/implicit-tls.ts';
import { lossyLine } from './connection/lossy-line.ts';
import { oauth } from './connection/oauth.ts';
import { passwordReadAlong } from './connection/password-read-along.ts';
import { pipelining } from './connection/pipelining.ts';
import { scram } from './connection/scram.ts';
import { starttls } from './connection/starttls.ts';
import { doubleBounce } from './delivery/double-bounce.ts';
import { typedLogin } from './connection/typed-login.ts';
import { filing } from './delivery/filing.ts';
import { forwarding } from './delivery/forwarding.ts';
import { listBehindAlias } from './delivery/list-behind-alias.ts';
import { mailingList } from './delivery/list.ts';
import { notify } from './delivery/notify.ts';
import { lmtpStore } from './delivery/store.ts';
import { addressFallback } from './dns/address-fallback.ts';
import { aliasCircle } from './dns/alias-circle.ts';
import { delegationCircle } from './dns/delegation-circle.ts';
import { dnsSilent } from './dns/dns-silent.ts';
import { dnsTruncated } from './dns/dns-truncated.ts';
import { dnsWalk } from './dns/dns-walk.ts';
import { glueless } from './dns/glueless.ts';
import { lameDelegation } from './dns/lame-delegation.ts';
import { manyAddresses } from './dns/many-addresses.ts';
import { noSuchDomain } from './dns/no-such-domain.ts';
import { nullMx } from './dns/null-mx.ts';
import { drawnNamed } from './drawn.ts';
import { dialects } from './history/dialects.ts';
import { smtp1995 } from './history/smtp-1995.ts';
import { smtp1982 } from './history/smtp-1982.ts';
import { turn } from './history/turn.ts';
import { verifyAndExpand } from './history/verify-and-expand.ts';
import { journey } from './journey/journey.ts';
import { lineCut } from './journey/line-cut.ts';
import { mailboxFull } from './journey/mailbox-full.ts';
import { mistyped } from './journey/mistyped.ts';
import { mxUnresolved } from './journey/mx-unresolved.ts';
import { noService } from './journey/no-service.ts';
import { atrn } from './queue/atrn.ts';
import { deliveryReport } from './queue/delivery-report.ts';
import { downgrade } from './queue/downgrade.ts';
import { equalPreference } from './queue/equal-preference.ts';
import { etrn } from './queue/etrn.ts';
import { fiveDays } from './queue/five-days.ts';
import { greylisting } from './queue/greylisting.ts';
import { internationalRefused } from './queue/international-refused.ts';
import { international } from './queue/international.ts';
import { loop } from './queue/loop.ts';
import { changesSince } from './reading/changes-since.ts';
import { folders } from './reading/folders.ts';
import { idle } from './reading/idle.ts';
import { imap4rev2 } from './reading/imap4rev2.ts';
import { pop3ByHand } from './reading/pop3-by-hand.ts';
import { quota } from './reading/quota.ts';
import { searching } from './reading/searching.ts';
import { sharedFolder } from './reading/shared-folder.ts';
import { neverFetched } from './queue/never-fetched.ts';
import { sevenBitsAlong } from './queue/seven-bits-along.ts';
import { tooLarge } from './queue/too-large.ts';
import { twoClients } from './reading/two-clients.ts';
import { secondMx } from './journey/second-mx.ts';
import { dkimBroken } from './security/dkim-broken.ts';
import { dkimSigned } from './security/dkim-signed.ts';
import { dmarcQuarantine } from './security/dmarc-quarantine.ts';
import { dmarcReject } from './security/dmarc-reject.ts';
import { forgeryUnnoticed } from './security/forgery-unnoticed.ts';
import { forwardingBreaksSpf } from './security/forwarding-breaks-spf.ts';
import { slowDns } from './security/slow-dns.ts';
import { spfForgery } from './security/spf-forgery.ts';
import { tooBusy } from './journey/too-busy.ts';
import { unknownRecipient } from './journey/unknown-recipient.ts';
import { awayFromHome } from './connection/away-from-home.ts';
import { bareSubmission } from './connection/bare-submission.ts';
import { noRoom } from './reading/no-room.ts';
import { originUnknown } from './security/origin-unknown.ts';
import { webMailCookie } from './web/cookie.ts';
import { webMailTls } from './web/tls-only.ts';
import { threeWindows } from './web/three-windows.ts';
import { webMail } from './web/web-mail.ts';
import { wrongPassword } from './journey/wrong-password.ts';

/** The topics under which the page offers stories. */
export const topics: { readonly id: string; readonly scenarios: readonly Scenario[] }[] = [
  {
    id: 'journey',
    scenarios: [journey, unknownRecipient, secondMx, mxUnresolved, mailboxFull, wrongPassword, mistyped, lineCut, tooBusy, noService],
  },
  {
    id: 'connection',
    scenarios: [
      passwordReadAlong,
      starttls,
      implicitTls,
      encryptionDemanded,
      challengeResponse,
      scram,
      oauth,
      typedLogin,
      pipelining,
      chunking,
      lossyLine,
      bareSubmission,
      awayFromHome,
    ],
  },
  {
    id: 'dns',
    scenarios: [
      dnsWalk,
      glueless,
      lameDelegation,
      delegationCircle,
      addressFallback,
      manyAddresses,
      aliasCircle,
      nullMx,
      noSuchDomain,
      dnsSilent,
      dnsTruncated,
    ],
  },
  {
    id: 'queue',
    scenarios: [
      greylisting,
      fiveDays,
      equalPreference,
      deliveryReport,
      downgrade,
      international,
      internationalRefused,
      tooLarge,
      loop,
      etrn,
      atrn,
      sevenBitsAlong,
      neverFetched,
    ],
  },
  { id: 'delivery', scenarios: [lmtpStore, mailingList, listBehindAlias, forwarding, filing, doubleBounce, notify] },
  {
    id: 'reading',
    scenarios: [pop3ByHand, noRoom, idle, twoClients, folders, searching, sharedFolder, changesSince, quota, imap4rev2],
  },
  { id: 'web', scenarios: [webMail, webMailCookie, threeWindows, webMailTls] },
  {
    id: 'security',
    scenarios: [
      forgeryUnnoticed,
      spfForgery,
      dkimSigned,
      dkimBroken,
      dmarcReject,
      dmarcQuarantine,
      originUnknown,
      slowDns,
      forwardingBreaksSpf,
    ],
  },
  { id: 'history', scenarios: [smtp1982, turn, verifyAndExpand, smtp1995, dialects] },
];

export const scenarios: readonly Scenario[] = topics.flatMap((topic) => topic.scenarios);

/** A story by its name, or one that is drawn by chance: 'drawn-42'. */
export function scenarioNamed(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id) ?? drawnNamed(id);
}
