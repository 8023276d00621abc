import { own } from '../../own.ts';
import { problems } from '../problems/en.ts';
import type { AuthoringWords } from './words.ts';
import type { ProblemSentence } from '../problems/words.ts';

const sentences: Readonly<Record<string, ProblemSentence>> = problems;

export const authoring = {
  faults: {
    noFront: () =>
      'The file does not begin with front matter: a line "---", then id, module, title, minutes, needs, goals, terms, stories, and "---" again.',
    yaml: ({ message }) => `The front matter is not YAML: ${message}`,
    front: ({ path, expected, received }) => `${path}: there should be ${expected} here, and there is ${received}.`,
    noSteps: () => 'There is no step. Each begins with a heading: "## Title".',
    beforeSteps: () => 'There is prose before the first "## Title". Move it into a step.',
    stepWithoutPlace: () => 'The step does not say where it takes place. Put ::step{story=… at="…"} under its heading.',
    attribute: ({ name }) => `"${name}" is not known here. Check the spelling, or remove it.`,
    block: ({ type }) => `A lesson cannot contain "${type}". Use paragraphs, lists, tables and code.`,
    proseAfterTask: () => 'Prose follows a task. Put it above the first task of the step, or into the task after its solution.',
    link: ({ url }) => `"${url}" is not a known link. A link goes to mark:…, term:…, rfc:5321#4.1.1, story:… or https://….`,
    taskWithoutName: () => 'The task has no name. Begin its braces with one: {#say-the-envelope kind=…}.',
    kind: ({ kind, kinds }) => `There are no tasks of the kind "${kind}". Use one of these: ${kinds}.`,
    caseWithoutCode: () => 'The case does not begin with what was done. Write its code, then " — ", then the words.',
    caseHolds: ({ type }) => `A case cannot contain "${type}": one paragraph, and a quotation (>) below it if the paragraph is a choice.`,
    different: ({ what, here, there }) => `"${what}" is not the same in all languages. Here: ${here}. In the first: ${there}.`,
    long: ({ what, words, most }) => `The ${what} has ${words} words; the limit is ${most}. Shorten it, or split it in two.`,
    fewTasks: ({ tasks, kinds }) => `Tasks: ${tasks}, of different kinds: ${kinds}. A lesson needs at least three, of at least two kinds.`,
    noCheck: () => 'No task counts for the score. Put "check" in the braces of the last ones.',
    sameName: ({ name }) => `Another task is already called "${name}". Give this one a name of its own.`,
    hints: ({ hints }) => `Hints: ${hints}. Write three, as a numbered list: where to look, the rule, half the answer.`,
    noSolution: () => 'There is no solution. Add a code block that begins with ```solution.',
    fewWrong: ({ attempts }) => `Wrong attempts: ${attempts}. At least two are needed, each with an answer of its own.`,
    noGoal: () => 'What is done freely is graded by a goal. Say in the braces what must be true: goal="…".',
    noPairs: () => 'There is nothing to pair or to sort. Put a table or a list above the cases.',
    noAt: () => 'The braces do not say at which step the task begins: at="…".',
    noAs: () => 'The braces do not say whom the reader plays: as=client, as=server, as=mta.delivery.',
    noStory: ({ story, stories }) => `There is no story "${story}" in the front matter. There are: ${stories}.`,
    neverHappens: ({ id, near }) =>
      near === '' ? `"${id}" never happens in this run.` : `"${id}" never happens in this run. Did you mean "${near}"?`,
    tooEarly: ({ id, step }) =>
      `The task lets "${id}" happen, but the step is already at "${step}", which comes later. Put the step before it.`,
    comesTrue: ({ code }) => `"${code}" is what really happens in this run, and it is not ticked.`,
    doesNotComeTrue: ({ code }) => `"${code}" is ticked, and it is not what happens in this run.`,
    doesNotHold: ({ goal }) => `The right answer rests on "${goal}", which is not true in this run.`,
    holdsAlready: ({ goal }) => `There is nothing to repair: "${goal}" is already true.`,
    breaksNothing: ({ words }) =>
      `"${words}" breaks nothing. Write a list as in the front matter, for example "- { kind: stop, host: mx-b, at: 0 }".`,
    editsNothing: ({ edits, there }) => `edits="${edits}" cannot be edited in this run. Use one of these: ${there}.`,
    noGoalIn: ({ words, part }) => `"${part}" in "${words}" is not a fact that can be checked.`,
    decidesOtherwise: ({ machine, taken }) => `What ${machine} does here is: ${taken}. The ticks say otherwise.`,
    decidesNothing: ({ machine }) => `After this step ${machine} decides nothing. Put the step before its decision.`,
    notSolved: () => 'The solution does not solve the task. Try it by hand and see what the machines do with it.',
    wrongSolves: ({ words }) => `This is listed as wrong but reaches the goal: ${words}`,
    meetsNoCase: ({ words }) => `This wrong attempt gets no feedback: ${words}`,
    oneAnswer: () => 'All wrong attempts get the same feedback. Tell at least two of them apart.',
    neverMet: ({ code, above }) => `"${code}" is never reached: "${above}" comes before it. Put the narrower case first.`,
    noMark: ({ mark, near }) =>
      near === ''
        ? `The word points at "${mark}", which is not in this run.`
        : `The word points at "${mark}", which is not in this run. There are: ${near}.`,
    noTerm: ({ term }) => `No lesson explains the term "${term}". Put it into the front matter, under terms, or correct its name.`,
    noSuchStory: ({ story }) => `The gallery has no story "${story}". A link uses the name in its address: story:greylisting.`,
    noIdea: ({ idea, near }) =>
      near === ''
        ? `No misconception is called "${idea}". Take a name from src/content/ideas/numbers.ts, or add it there.`
        : `No misconception is called "${idea}". Did you mean one of these: ${near}? Others are added in src/content/ideas/numbers.ts.`,
    noLesson: ({ need, near }) =>
      near === ''
        ? `There is no lesson "${need}". needs lists the ids of lessons, which are the names of their folders: correct it, or remove it.`
        : `There is no lesson "${need}". Did you mean one of these: ${near}? If not, remove it from needs.`,
    needsItself: ({ need }) => `The lesson "${need}" cannot come before itself. Remove it from needs.`,
    replaysNothing: ({ story, task, tasks }) =>
      `The story "${story}" says again what the reader said in "${task}", and no task of the kind "type" has that name. There are: ${tasks || 'none'}.`,
    longRecording: ({ story, length, most }) =>
      `The recording "${story}" has ${length} characters; the limit is ${most}. Keep the conversation that the lesson is about, and cut the rest.`,
    unread: ({ story, problem, ...values }) =>
      [
        `The recording "${story}" cannot be read properly.`,
        ...(problem === 'file.unknown' ? [] : [own(sentences, String(problem))?.(values) ?? problem]),
        'Put in a dialogue with lines "C: …" and "S: …", a log, or a transcript or journal that was exported here.',
      ].join(' '),
    onRecording: ({ kind, story, kinds }) =>
      `"${story}" is a recording: nobody can speak, edit or decide in it, so there is no task of the kind "${kind}". Use one of these: ${kinds}; or give the step a story that is played.`,
    noClock: () =>
      'The recording has no times, so nothing can be asked about how long something takes. Ask something else, or take a recording with a clock.',
    noFindings: () =>
      'open="findings" shows what the judge says of a recording, and the story of this step is played. Open something else, or give the step a recording.',
    near: ({ name, names }) => `near="${name}" is not known. It may be one of these: ${names}.`,
    measuresNothing: ({ stories, measures }) =>
      `There is nothing to compare. Name two stories in of="…" (there are: ${stories}) and what is measured in measures="…" (${measures}).`,
    measuresOtherwise: ({ least, figures }) => `What costs least here is: ${least} (${figures}). The ticks say otherwise.`,
    noFile: ({ language }) => `There is no ${language}.md in this folder. Each lesson is written in all languages.`,
    otherId: ({ id, folder }) => `The id "${id}" should be the name of the folder, "${folder}".`,
  },
  template: (name) => `---
id: ${name}
module: 1
title: A title
minutes: 20
needs: []
goals:
  - I can say what the reader can do afterwards.
terms: {}
stories:
  usual: { scenario: journey }
---

## One idea

::step{story=usual at="submission:EHLO#1" look="host:smtp.a.org"}

At most 120 words. [Point at things](mark:host:smtp.a.org) and quote the standard ([RFC 5321 §3.1](rfc:5321#3.1)).

:::task{#the-first-reply kind=predict at="submission:EHLO#1:reply"}

What will the server answer?

- [x] \`250\` — Welcome, and a list of what it can do.
  > That is how both learn which extensions they may use.
- [ ] \`354\` — Go on: send me the text.
  > That answers DATA, and nothing else.
- [ ] \`550\` — No.
  > Nothing has been asked yet that it could refuse.

1. Where to look.
2. The rule.
3. Half the answer.

\`\`\`solution
answer 250
\`\`\`

:::

:::teacher

**45 minutes.** Step 1, 45.

:::
`,
  begun: {
    goal: 'I can say what happens to this message on its way. (Write your own goal here.)',
    phases: {
      submission: 'The message is submitted',
      question: 'A question to the DNS',
      answer: 'The DNS answers',
      relay: 'From server to server',
      fetch: 'The mailbox is read',
    },
    text: (host) =>
      `Write here what happens at this moment, in at most 120 words.${host === '' ? '' : ` A word can point at the stage: ${host}.`}`,
    asks: (line) => `Somebody says ${line}. What will the answer be?`,
    codes: {
      250: 'Done.',
      354: 'Go on: send me the text.',
      550: 'No, and that is final.',
      220: 'Welcome.',
      OK: 'Done.',
      NO: 'I will not, or I cannot.',
      BAD: 'I do not understand that command.',
      '+OK': 'Done.',
      '-ERR': 'No.',
    },
    another: 'Something else.',
    right: 'Write here why this is the answer.',
    wrong: (code) => `Write here why \`${code}\` is not the answer.`,
    hints: ['Write here where to look.', 'Write here the rule.', 'Write here half of the answer.'],
    sortTitle: 'In which order',
    sortText: 'Write here what this conversation is for.',
    sortAsks: 'Put the commands into the order in which they are said.',
    misplaced: (verb) => `\`${verb}\` is out of place. Write here why it comes where it does.`,
    sortHints: ['Who introduces themselves first?', 'Write here the rule.', 'Write here which command comes last.'],
    teacher: '**Before class.** Write here what you want to say, how many minutes each step takes, and where your class stumbles.',
    recorded: {
      goal: 'I can read a recorded conversation and say what each side wants. (Write your own goal here.)',
      title: (verb) => `The answer to ${verb}`,
      judgeTitle: 'What the standard says',
      judgeText: (rule) => `Here is what does not follow the standard, for example ${rule}. Write here what your class should notice.`,
    },
  },
} satisfies AuthoringWords;
