/** Who is connected to a server, as far as there is room. What is decided is in server.machine.ts. */
import type { Stepper } from '../../protocols/step.ts';
import { Working, type Effects, type Work } from '../machine.ts';
import type { IncomingCarrier, Surroundings } from '../surroundings.ts';
import type { ServerAction, ServerEvent } from './server.machine.ts';

interface ServerDesk extends Work {
  connected: number;
  /** Whether whoever came last was let in. */
  admitted: boolean;
}

const effects: Effects<ServerAction, ServerEvent, ServerDesk> = {
  admit(desk) {
    desk.connected++;
    desk.admitted = true;
  },
  turnAway: (desk) => void (desk.admitted = false),
};

/** One connection: whether it was let in, and what to call when it is over. */
export interface Guest {
  admitted: boolean;
  over(): void;
}

export class Guests {
  readonly #chart: Working<ServerEvent, ServerDesk>;
  readonly #most: number;

  /** `name`: the chart's, 'pop3.server'; `most`: how many are served at once. */
  constructor(stepper: Stepper<ServerEvent>, name: string, surroundings: Pick<Surroundings, 'machine'>, agent: number, most = Infinity) {
    const desk: ServerDesk = { cause: -1, connected: 0, admitted: false };
    this.#chart = new Working(stepper, (state) => surroundings.machine(agent, name, state), desk, effects);
    this.#most = most;
  }

  receive({ crowded }: Pick<IncomingCarrier, 'crowded'>): Guest {
    const { desk } = this.#chart;
    this.#chart.send({ type: 'connection', room: !crowded && desk.connected < this.#most });
    const { admitted } = desk;
    let here = admitted;
    const over = () => {
      if (here) this.#chart.send({ type: 'connection over', others: desk.connected > 1 }, { connected: desk.connected - 1 });
      here = false;
    };
    return { admitted, over };
  }
}
