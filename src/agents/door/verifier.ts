/** The verifier's door: a message is handed in, and a judgement comes back. What it asks, and what follows, is in verifier.machine.ts. */
import type { Envelope } from '../../protocols/smtp/policy.ts';
import { Working, type Effects } from '../machine.ts';
import type { Arrival } from '../mta/mta.ts';
import { verifierActions, type VerifierDesk } from './verifier-actions.ts';
import { verifier, type VerifierAction, type VerifierEvent } from './verifier.machine.ts';
import { asksForClient, asksForSignatures, type Inquirer, type Judgement, type VerifyHabits } from './verify-habits.ts';

export class Verifier {
  readonly #asker: Inquirer;
  readonly #habits: VerifyHabits;
  readonly #actions: Effects<VerifierAction, VerifierEvent, VerifierDesk>;

  constructor(asker: Inquirer, habits: VerifyHabits) {
    this.#asker = asker;
    this.#habits = habits;
    this.#actions = verifierActions(asker, habits);
  }

  judge(message: Uint8Array, envelope: Envelope, arrival: Arrival, judged: (judgement: Judgement) => void): void {
    const { surroundings, agent } = this.#asker;
    const found = { findings: { reversePath: envelope.reversePath }, listing: '', refusal: undefined, quarantined: false };
    const desk: VerifierDesk = { cause: arrival.cause, message, envelope, arrival, ...found, late: false, timer: undefined, judged };
    const track = (state: string) => surroundings.machine(agent, 'verifier', state);
    const chart = new Working<VerifierEvent, VerifierDesk>(verifier, track, desk, this.#actions);
    chart.send({
      type: 'message',
      dnsbl: this.#habits.dnsbl !== undefined,
      spf: asksForClient(this.#habits),
      dkim: asksForSignatures(this.#habits),
    });
  }
}
