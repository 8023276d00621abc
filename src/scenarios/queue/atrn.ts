import { officeAway } from '../away.ts';
import type { Story } from '../story.ts';

/** The office proves who it is and says ATRN: the connection turns round, and its mail comes along it (RFC 2645). */
const atrn = officeAway('atrn', 'atrn', {});

export const story: Story = {
  place: 11,
  level: 3,
  scenario: atrn,
  es: {
    title: 'ATRN: dámelo aquí mismo',
    question: '¿Cómo se recoge correo con una línea que solo sale?',
    description: 'La oficina demuestra quién es, la conexión se da la vuelta, y su correo llega por la misma línea que ella abrió.',
  },
  en: {
    title: 'ATRN: hand it to me here',
    question: 'How do you collect mail over a line that only goes out?',
    description: 'The office proves who it is, the connection turns round, and its mail comes along the very line it opened.',
  },
};
