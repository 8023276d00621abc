import { officeAway } from '../away.ts';
import type { Story } from '../story.ts';

/** TURN, as in 1982: client and server change places, and nobody asks who is calling. That is why it went (RFC 5321 F.1). */
const turn = officeAway('turn', 'turn', { profile: '1982' });

export const story: Story = {
  place: 2,
  level: 3,
  scenario: turn,
  es: {
    title: 'TURN, y por qué desapareció',
    question: '¿Y si quien llama no es quien dice ser?',
    description: 'En 1982: «cambiemos los papeles»: el otro servidor entrega el correo que guarda, y no pregunta quién llama.',
  },
  en: {
    title: 'TURN, and why it went',
    question: 'What if the caller is not who he says he is?',
    description: 'In 1982: “Let us change places”: the other server hands over the mail it keeps, and never asks who is calling.',
  },
};
