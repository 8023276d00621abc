/** What the verifier's chart asks for. */
import { authenticationResults, type Findings } from '../../mail/authentication/authenticationResults.ts';
import { isSealedFor, verifyArc } from '../../mail/authentication/arc.ts';
import { askBlockList } from '../../mail/authentication/blockList.ts';
import { verifyDkim } from '../../mail/authentication/dkimVerify.ts';
import { checkDmarc, isVouchedFor } from '../../mail/authentication/dmarc.ts';
import { settle, type LookUp, type QuestionType, type Records } from '../../mail/authentication/lookUp.ts';
import { checkSpf } from '../../mail/authentication/spf.ts';
import { joinedText, type Packet } from '../../protocols/dns/wire.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import type { Effects, Work } from '../machine.ts';
import type { Arrival } from '../mta/mta.ts';
import { asksForPolicy, asksForSignatures, type Inquirer, type Judgement, type VerifyHabits } from './verify-habits.ts';
import type { VerifierAction, VerifierEvent } from './verifier.machine.ts';

/** One message, and what was found out about it. */
export interface VerifierDesk extends Work {
  message: Uint8Array;
  envelope: Envelope;
  arrival: Arrival;
  findings: Findings;
  /** Why a list names the client; '' if none does. */
  listing: string;
  refusal: Reply | undefined;
  quarantined: boolean;
  /** No further questions are put to the DNS. */
  late: boolean;
  timer: { cancel(): void } | undefined;
  judged: (judgement: Judgement) => void;
}

/** RFC 7208 §4.6.4: at least 20 seconds. */
const PATIENCE_MS = 60_000;
/** What DMARC rests on where nobody has asked. */
const NOT_ASKED = { result: 'none', domain: '' } as const;

export function verifierActions(asker: Inquirer, habits: VerifyHabits): Effects<VerifierAction, VerifierEvent, VerifierDesk> {
  const { surroundings, agent, hostName } = asker;
  const dkim = asksForSignatures(habits);
  const seconds = () => Math.floor(surroundings.epochMs(agent) / 1000);
  const note = (desk: VerifierDesk, label: string, domain: string, reason: string) => {
    const detail = `${domain} ${reason}`.trim();
    desk.cause = surroundings.note(agent, { kind: 'note', label, detail, subject: desk.arrival.parent, cause: desk.cause });
  };
  return {
    beginWaiting: (desk, tell) => void (desk.timer = surroundings.after(PATIENCE_MS, () => tell({ type: 'patience is over' }))),
    askList(desk, tell) {
      settle(askBlockList(desk.arrival.fromAddress, habits.dnsbl!), lookUpFor(asker, desk), ({ listed, name, reason }) => {
        note(desk, listed ? 'dnsbl.listed' : 'dnsbl.unlisted', name, reason);
        tell({ type: 'list asked', listed }, { listing: reason });
      });
    },
    /** RFC 5782 §2.1: the list says why. */
    refuseListed: (desk) => void (desk.refusal = reply('clientListed', desk.arrival.fromAddress, habits.dnsbl!, desk.listing)),
    checkClient(desk, tell) {
      const { helo, reversePath } = desk.envelope;
      const client = { address: desk.arrival.fromAddress, helo, reversePath, receiver: hostName, seconds: seconds() };
      settle(checkSpf(client), lookUpFor(asker, desk), (spf) => {
        note(desk, `spf.${spf.result}`, spf.domain, spf.explanation || spf.reason);
        const against = spf.result === 'fail' || spf.result === 'temperror' ? spf.result : 'nothing';
        tell({ type: 'client checked', against, enforced: habits.spf === 'enforce', dkim }, { findings: { ...desk.findings, spf } });
      });
    },
    checkSignatures(desk, tell) {
      settle(verifyDkim(desk.message, seconds()), lookUpFor(asker, desk), (verdicts) => {
        for (const { result, domain, algorithm, reason } of verdicts) note(desk, `dkim.${result}`, domain || '-', reason || algorithm);
        const said = (wanted: string) => verdicts.some(({ result }) => result === wanted);
        const facts = {
          holds: said('pass'),
          unsure: said('temperror'),
          enforced: habits.dkim === 'enforce',
          dmarc: asksForPolicy(habits),
          arc: habits.arc !== undefined,
        };
        tell({ type: 'signatures checked', ...facts }, { findings: { ...desk.findings, dkim: verdicts } });
      });
    },
    checkSeals(desk, tell) {
      settle(verifyArc(desk.message, seconds()), lookUpFor(asker, desk), (arc) => {
        const domains = arc.sealers.map(({ domain }) => domain).join(' ');
        note(desk, `arc.${arc.result}`, domains || '-', arc.reason);
        tell({ type: 'seals checked' }, { findings: { ...desk.findings, arc: { ...arc, remoteIp: desk.arrival.fromAddress } } });
      });
    },
    checkPolicy(desk, tell) {
      const { spf = NOT_ASKED, dkim: signatures = [] } = desk.findings;
      const evidence = { spf, dkim: signatures, random: (limit: number) => surroundings.random(limit) };
      settle(checkDmarc(desk.message, evidence), lookUpFor(asker, desk), (dmarc) => {
        note(desk, `dmarc.${dmarc.result}`, dmarc.domain || '-', dmarc.reason);
        const asks = dmarc.disposition === 'none' ? 'nothing' : dmarc.disposition;
        const vouched = isVouchedFor(desk.message, evidence);
        const unknown = !vouched && [spf, ...signatures].some(({ result }) => result === 'temperror');
        const enforced = habits.dmarc === 'enforce';
        const facts = {
          asks,
          unsure: dmarc.result === 'temperror' || unknown || (asks !== 'nothing' && desk.findings.arc?.unsure === true),
          enforced,
          vouched,
          demanded: habits.unproven === 'refuse',
          sealed: isSealedFor(desk.message, desk.findings.arc, habits.arc ?? []),
        } as const;
        tell({ type: 'policy checked', ...facts }, { findings: { ...desk.findings, dmarc } });
      });
    },
    askNoMore: (desk) => void (desk.late = true),
    /** RFC 7372 §3.2, RFC 7208 §8.4. */
    refuseClient(desk) {
      const { explanation = '', domain = '' } = desk.findings.spf ?? {};
      desk.refusal = reply('senderForged', explanation || `${desk.arrival.fromAddress} may not send for ${domain}`);
    },
    /** RFC 7208 §8.6. */
    putOffClient: (desk) => void (desk.refusal = reply('authenticationUnknown', desk.findings.spf?.domain ?? '')),
    /** RFC 7372 §3.1. */
    refuseUnsigned: (desk) => void (desk.refusal = reply('noPassingSignature', desk.findings.dkim?.[0]?.reason ?? '')),
    /** RFC 7489 §6.6.2. */
    putOffAuthor(desk) {
      const { dkim: signatures, dmarc } = desk.findings;
      desk.refusal = reply('authorUnknown', dmarc?.domain ?? signatures?.[0]?.domain ?? '');
    },
    /** RFC 7489 §10.3. */
    refuseAuthor: (desk) => void (desk.refusal = reply('authorForged', desk.findings.dmarc?.domain ?? '')),
    /** RFC 7372 §3.4. */
    refuseUnproven: (desk) => void (desk.refusal = reply('authorUnproven', desk.findings.dmarc?.domain || '-')),
    /** RFC 8617 §7.2: local policy, and it is told. */
    overrule(desk) {
      const sealers = desk.findings.arc?.sealers.map(({ domain }) => domain) ?? [];
      note(desk, 'dmarc.overruled', desk.findings.dmarc?.domain || '-', sealers.join(' '));
    },
    setAside: (desk) => void (desk.quarantined = true),
    answer({ timer, findings, refusal, quarantined, judged }) {
      timer?.cancel();
      judged({ refusal, field: authenticationResults(hostName, findings), quarantined });
    },
  };
}

/** Questions on behalf of one message: each answer is what leads on from there. */
function lookUpFor({ stub, resolver }: Inquirer, desk: VerifierDesk): LookUp {
  return (name, type, found) => {
    if (desk.late) return found(undefined);
    stub.ask(resolver, name, type, true, desk.cause, (packet, entry) => {
      desk.cause = entry;
      found(recordsIn(packet, type));
    });
  };
}

/** RFC 7208 §5: an answer that says no, and one that holds nothing, are the same; any other is none. */
function recordsIn(packet: Packet | undefined, type: QuestionType): Records {
  if (packet?.rcode === 'NXDOMAIN') return [];
  if (packet?.rcode !== 'NOERROR') return undefined;
  const data = packet.answers.filter((record) => record.type === type).map((record) => record.data);
  if (type === 'TXT') return data.map(joinedText);
  return type === 'MX' ? data.sort((a, b) => parseInt(a) - parseInt(b)).map((one) => one.split(' ')[1] ?? '') : data;
}
