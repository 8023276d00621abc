import { own } from '../../own.ts';
import { problems } from '../problems/es.ts';
import type { ProblemSentence } from '../problems/words.ts';
import type { AuthoringWords } from './words.ts';

const sentences: Readonly<Record<string, ProblemSentence>> = problems;

export const authoring = {
  faults: {
    noFront: () =>
      'El archivo no empieza con su cabecera: una línea "---", luego id, module, title, minutes, needs, goals, terms, stories, y otra vez "---".',
    yaml: ({ message }) => `La cabecera no es YAML: ${message}`,
    front: ({ path, expected, received }) => `${path}: aquí debería haber ${expected}, y hay ${received}.`,
    noSteps: () => 'No hay ningún paso. Cada uno empieza con un título: "## Título".',
    beforeSteps: () => 'Hay texto antes del primer "## Título". Llévalo a un paso.',
    stepWithoutPlace: () => 'El paso no dice dónde está. Pon ::step{story=… at="…"} debajo de su título.',
    attribute: ({ name }) => `Aquí no existe "${name}". Mira si está mal escrito, o quítalo.`,
    block: ({ type }) => `Una lección no puede contener "${type}". Usa párrafos, listas, tablas y código.`,
    proseAfterTask: () =>
      'Hay texto después de una tarea. Ponlo encima de la primera tarea del paso, o dentro de la tarea, detrás de su solución.',
    link: ({ url }) => `No se sabe qué es "${url}". Un enlace lleva a mark:…, term:…, rfc:5321#4.1.1, story:… o https://….`,
    taskWithoutName: () => 'La tarea no tiene nombre. Ponlo al principio de sus llaves: {#di-el-sobre kind=…}.',
    kind: ({ kind, kinds }) => `No hay tareas del tipo "${kind}". Elige uno de estos: ${kinds}.`,
    caseWithoutCode: () => 'El caso no empieza por lo que se ha hecho. Escribe su código, luego " — " y luego las palabras.',
    caseHolds: ({ type }) => `Un caso no puede contener "${type}": solo un párrafo y, debajo, una cita (>) si el párrafo es una opción.`,
    different: ({ what, here, there }) => `"${what}" no es igual en todos los idiomas. Aquí: ${here}. En el primero: ${there}.`,
    long: ({ what, words, most }) =>
      `${own(LENGTHS, String(what))} tiene ${words} palabras y el máximo son ${most}. Recorta, o divide en dos.`,
    fewTasks: ({ tasks, kinds }) =>
      `Tareas: ${tasks}, de tipos distintos: ${kinds}. Una lección necesita al menos tres tareas, de dos tipos como mínimo.`,
    noCheck: () => 'Ninguna tarea cuenta para la nota. Pon "check" en las llaves de las últimas.',
    sameName: ({ name }) => `Ya hay otra tarea llamada "${name}". Dale a esta un nombre propio.`,
    hints: ({ hints }) => `Pistas: ${hints}. Escribe tres, en una lista numerada: dónde mirar, la regla, media respuesta.`,
    noSolution: () => 'Falta la solución. Añade un bloque de código que empiece por ```solution.',
    fewWrong: ({ attempts }) => `Formas de equivocarse: ${attempts}. Hacen falta al menos dos, cada una con su propia respuesta.`,
    noGoal: () => 'Lo que se hace libremente se evalúa con una meta. Di en las llaves qué debe cumplirse: goal="…".',
    noPairs: () => 'No hay nada que emparejar ni que ordenar. Pon una tabla o una lista encima de los casos.',
    noAt: () => 'Las llaves no dicen en qué paso empieza la tarea: at="…".',
    noAs: () => 'Las llaves no dicen a quién hace el lector: as=client, as=server, as=mta.delivery.',
    noStory: ({ story, stories }) => `En la cabecera no hay ninguna historia "${story}". Hay estas: ${stories}.`,
    neverHappens: ({ id, near }) =>
      near === '' ? `"${id}" no ocurre nunca en esta ejecución.` : `"${id}" no ocurre nunca en esta ejecución. ¿Querías decir "${near}"?`,
    tooEarly: ({ id, step }) => `La tarea da paso a "${id}", pero el paso ya está en "${step}", que viene después. Pon el paso antes.`,
    comesTrue: ({ code }) => `"${code}" es lo que ocurre de verdad en esta ejecución, y no está marcado.`,
    doesNotComeTrue: ({ code }) => `"${code}" está marcado, y no es lo que ocurre en esta ejecución.`,
    doesNotHold: ({ goal }) => `La respuesta correcta se apoya en "${goal}", y en esta ejecución no se cumple.`,
    holdsAlready: ({ goal }) => `No hay nada que arreglar: "${goal}" ya se cumple.`,
    breaksNothing: ({ words }) =>
      `"${words}" no estropea nada. Escribe una lista como en la cabecera de la lección, por ejemplo "- { kind: stop, host: mx-b, at: 0 }".`,
    editsNothing: ({ edits, there }) => `edits="${edits}" no se puede editar en esta ejecución. Pon una de estas cosas: ${there}.`,
    noGoalIn: ({ words, part }) => `"${part}", en "${words}", no es un hecho que se pueda comprobar.`,
    decidesOtherwise: ({ machine, taken }) => `Aquí ${machine} hace esto: ${taken}. Lo marcado dice otra cosa.`,
    decidesNothing: ({ machine }) => `Después de este paso ${machine} no decide nada. Pon el paso antes de su decisión.`,
    notSolved: () => 'La solución no resuelve la tarea. Pruébala a mano y mira qué hacen con ella las máquinas.',
    wrongSolves: ({ words }) => `Esto figura como error y alcanza la meta: ${words}`,
    meetsNoCase: ({ words }) => `A esta forma de equivocarse no se le contesta nada: ${words}`,
    oneAnswer: () => 'Todas las formas de equivocarse oyen lo mismo. Distingue al menos dos.',
    neverMet: ({ code, above }) => `Nunca se llega a "${code}": tiene encima "${above}". Pon primero el caso más estrecho.`,
    noMark: ({ mark, near }) =>
      near === ''
        ? `La palabra señala «${mark}», y eso no está en esta ejecución.`
        : `La palabra señala «${mark}», y eso no está en esta ejecución. Hay: ${near}.`,
    noTerm: ({ term }) => `Ninguna lección explica el término «${term}». Ponlo en la cabecera, en terms, o corrige su nombre.`,
    noSuchStory: ({ story }) =>
      `En la galería no hay ninguna historia «${story}». El enlace lleva el nombre que sale en su dirección: story:greylisting.`,
    noIdea: ({ idea, near }) =>
      near === ''
        ? `Ninguna idea equivocada se llama «${idea}». Toma un nombre de src/content/ideas/numbers.ts, o añádela allí.`
        : `Ninguna idea equivocada se llama «${idea}». ¿Es una de estas: ${near}? Otras se añaden en src/content/ideas/numbers.ts.`,
    noLesson: ({ need, near }) =>
      near === ''
        ? `No hay ninguna lección «${need}». En needs van los id de otras lecciones, que son los nombres de sus carpetas: corrígelo o quítalo.`
        : `No hay ninguna lección «${need}». ¿Es una de estas: ${near}? Si no, quítala de needs.`,
    needsItself: ({ need }) => `La lección «${need}» no puede ir antes que ella misma. Quítala de needs.`,
    replaysNothing: ({ story, task, tasks }) =>
      `La historia «${story}» repite lo que se dijo en «${task}», y ninguna tarea del tipo «type» se llama así. Hay: ${tasks || 'ninguna'}.`,
    longRecording: ({ story, length, most }) =>
      `La grabación «${story}» tiene ${length} caracteres y el máximo son ${most}. Deja la conversación de la que trata la lección y quita el resto.`,
    unread: ({ story, problem, ...values }) =>
      [
        `La grabación «${story}» no se puede leer bien.`,
        ...(problem === 'file.unknown' ? [] : [own(sentences, String(problem))?.(values) ?? problem]),
        'Pon un diálogo con líneas «C: …» y «S: …», un registro, o una transcripción o un diario exportados aquí.',
      ].join(' '),
    onRecording: ({ kind, story, kinds }) =>
      `«${story}» es una grabación: en ella nadie puede hablar, editar ni decidir, así que no admite tareas del tipo «${kind}». Elige uno de estos: ${kinds}; o da al paso una historia que se ejecute.`,
    noClock: () =>
      'La grabación no tiene horas, así que no se puede preguntar cuánto tarda algo. Pregunta otra cosa, o toma una grabación con reloj.',
    noFindings: () =>
      'open="findings" muestra lo que dice el juez de una grabación, y la historia de este paso se ejecuta. Abre otra cosa, o da al paso una grabación.',
    near: ({ name, names }) => `near="${name}" no se conoce. Puede ser uno de estos: ${names}.`,
    measuresNothing: ({ stories, measures }) =>
      `No hay nada que comparar. Nombra dos historias en of="…" (hay: ${stories}) y lo que se mide en measures="…" (${measures}).`,
    measuresOtherwise: ({ least, figures }) => `Aquí lo que menos cuesta es: ${least} (${figures}). Las marcas dicen otra cosa.`,
    noFile: ({ language }) => `En esta carpeta no hay ${language}.md. Cada lección se escribe en todos los idiomas.`,
    otherId: ({ id, folder }) => `El id "${id}" debería ser el nombre de la carpeta, "${folder}".`,
  },
  template: (name) => `---
id: ${name}
module: 1
title: Un título
minutes: 20
needs: []
goals:
  - Sé decir qué podrá hacer el lector después.
terms: {}
stories:
  usual: { scenario: journey }
---

## Una idea

::step{story=usual at="submission:EHLO#1" look="host:smtp.a.org"}

Como mucho, 120 palabras. [Señala las cosas](mark:host:smtp.a.org) y cita la norma ([RFC 5321 §3.1](rfc:5321#3.1)).

:::task{#the-first-reply kind=predict at="submission:EHLO#1:reply"}

¿Qué contestará el servidor?

- [x] \`250\` — Bienvenido, y una lista de lo que sabe hacer.
  > Así saben los dos qué extensiones pueden usar.
- [ ] \`354\` — Adelante: manda el texto.
  > Eso solo contesta a DATA.
- [ ] \`550\` — No.
  > Todavía no le han pedido nada que pueda negar.

1. Dónde mirar.
2. La regla.
3. Media respuesta.

\`\`\`solution
answer 250
\`\`\`

:::

:::teacher

**45 minutos.** Paso 1, 45.

:::
`,
  begun: {
    goal: 'Sé decir qué pasa en el camino de este mensaje. (Escribe aquí tu propio objetivo.)',
    phases: {
      submission: 'Se entrega el mensaje',
      question: 'Una pregunta al DNS',
      answer: 'La respuesta del DNS',
      relay: 'De servidor a servidor',
      fetch: 'Se lee el buzón',
    },
    text: (host) =>
      `Escribe aquí qué pasa en este momento, en 120 palabras como mucho.${host === '' ? '' : ` Una palabra puede señalar el escenario: ${host}.`}`,
    asks: (line) => `Alguien dice ${line}. ¿Qué respuesta recibirá?`,
    codes: {
      250: 'Hecho.',
      354: 'Adelante: envía el texto.',
      550: 'No, y es definitivo.',
      220: 'Bienvenido.',
      OK: 'Hecho.',
      NO: 'No quiero o no puedo.',
      BAD: 'No entiendo esa orden.',
      '+OK': 'Hecho.',
      '-ERR': 'No.',
    },
    another: 'Otra cosa.',
    right: 'Escribe aquí por qué esta es la respuesta.',
    wrong: (code) => `Escribe aquí por qué la respuesta no es \`${code}\`.`,
    hints: ['Escribe aquí dónde mirar.', 'Escribe aquí la regla.', 'Escribe aquí media respuesta.'],
    sortTitle: 'En qué orden',
    sortText: 'Escribe aquí para qué sirve esta conversación.',
    sortAsks: 'Pon las órdenes en el orden en que se dicen.',
    misplaced: (verb) => `\`${verb}\` no está en su sitio. Escribe aquí por qué va donde va.`,
    sortHints: ['¿Quién se presenta primero?', 'Escribe aquí la regla.', 'Escribe aquí qué orden va al final.'],
    teacher: '**Antes de clase.** Escribe aquí qué quieres decir, cuántos minutos lleva cada paso y dónde tropieza tu clase.',
    recorded: {
      goal: 'Sé leer una conversación grabada y decir qué quiere cada parte. (Escribe aquí tu propio objetivo.)',
      title: (verb) => `La respuesta a ${verb}`,
      judgeTitle: 'Qué dice la norma',
      judgeText: (rule) => `Esto es lo que no sigue la norma, por ejemplo ${rule}. Escribe aquí en qué debería fijarse tu clase.`,
    },
  },
} satisfies AuthoringWords;

const LENGTHS: Readonly<Record<string, string>> = { step: 'El paso', question: 'La pregunta', case: 'El caso' };
