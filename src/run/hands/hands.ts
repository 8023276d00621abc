/** The hands that wait for their step in a run. */
import type { AgentRole } from '../role.ts';
import type { TypedProtocol } from '../../agents/typist/typist.ts';
import { Acting } from './acting.ts';
import { GivenReplies } from './given-replies.ts';
import type { Hand } from './hand.ts';
import { TypedScript } from './typed-script.ts';

type Waiting<Kind extends Hand['kind']> = Map<string, { number: number; hand: Extract<Hand, { kind: Kind }> }>;

export class Hands {
  readonly #typing: Waiting<'type'> = new Map();
  readonly #serving: Waiting<'serve'> = new Map();
  readonly #acting = new Map<string, Acting>();

  /** A hand on a connection of its own waits for no step. `number`: its place among the interventions. */
  add(hand: Hand, number: number): void {
    if (hand.kind === 'type') this.#typing.set(hand.at, { number, hand });
    else if (hand.kind === 'serve') this.#serving.set(hand.at, { number, hand });
    else if (hand.kind === 'act') this.#acting.set(`${hand.role} ${hand.host}`, new Acting(number, hand));
  }

  /** Whoever acts in the place of an agent. */
  actingFor(role: AgentRole, host: string): Acting | undefined {
    return this.#acting.get(`${role} ${host}`);
  }

  get acting(): Acting[] {
    return [...this.#acting.values()];
  }

  /** Nobody speaks in the place of an end of a line. */
  get none(): boolean {
    return this.#typing.size + this.#serving.size === 0;
  }

  /** The lines of whoever takes the client's place at this command. */
  takeScript(id: string, protocol: TypedProtocol): TypedScript | undefined {
    const { number, hand } = this.#typing.get(id) ?? {};
    this.#typing.delete(id);
    return hand && number !== undefined ? new TypedScript(number, hand, protocol) : undefined;
  }

  /** The replies of whoever takes the server's place at this reply. */
  takeReplies(id: string): GivenReplies | undefined {
    const { number, hand } = this.#serving.get(id) ?? {};
    this.#serving.delete(id);
    return hand && number !== undefined ? new GivenReplies(number, hand) : undefined;
  }
}
