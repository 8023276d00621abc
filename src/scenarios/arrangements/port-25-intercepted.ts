import { behindProvider } from '../behind-provider.ts';
import type { Story } from '../story.ts';

/** Whoever her server calls at port 25, it is the provider's server that answers, takes the letter, and passes it on: one Received more tells of it. */
const port25Intercepted = behindProvider('port-25-intercepted', 'intercepted', { relays: 'its network' });

export const story: Story = {
  place: 6,
  level: 3,
  scenario: port25Intercepted,
  es: {
    title: 'Contesta otro',
    question: 'Ana llama a mx.b.com: ¿quién ha contestado?',
    description:
      'El proveedor desvía el puerto 25 a su propio servidor. Acepta la carta y la reenvía; solo lo delatan el saludo y un Received de más.',
  },
  en: {
    title: 'Somebody else answers',
    question: 'Ana calls mx.b.com: who has answered?',
    description:
      'The provider turns port 25 aside to a server of its own. It takes the letter and passes it on; the greeting and one more Received give it away.',
  },
};
