import type { ConsentChoice, RoleGroup, RoundKind, RoundState } from '@commonboard/model'
import { peopleWords } from '@commonboard/model'
import { pluralEn } from '../plural.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const people = (n: number) => pluralEn(n, { one: '1 person', other: `${n} people` })
const ideas = (n: number) => pluralEn(n, { one: '1 idea', other: `${n} ideas` })

/** Questions everybody answers on their own device: asking, answering, what is shown of it. */
export const rounds = {
  title: 'Questions and votes',
  ideasTitle: 'Ideas',
  somebody: 'Somebody',
  backToPlan: 'Back to the plan',
  backToAll: 'All questions',
  backToRound: 'Back',

  // The line in the plan.
  asks: (name: string, question: string) => `${name} asks: ${question}`,
  youAsk: (question: string) => `You are asking: ${question}`,
  answer: 'Answer',
  change: 'Change your answer',
  see: 'See',
  severalOpen: (n: number) => `${n} questions are open.`,
  shownNow: (name: string, question: string) => `${name} shows what came together: ${question}`,

  // The list.
  lead: 'Everybody answers on their own device. What you write or choose stays private until a facilitator shows what came together.',
  groups: { open: 'Open now', closed: 'Closed, not shown yet', revealed: 'Shown' } satisfies Record<
    RoundState,
    string
  > as Record<RoundState, string>,
  nothing: 'Nobody has been asked anything yet.',
  nothingForYou: 'When a facilitator asks something, it stands here.',
  kinds: { write: 'Private writing', poll: 'Dots', consent: 'Consent', rate: 'Rating' } satisfies Record<
    RoundKind,
    string
  > as Record<RoundKind, string>,
  answered: (n: number) =>
    n === 0 ? 'Nobody has answered yet' : pluralEn(n, { one: '1 has answered', other: `${n} have answered` }),
  answeredOf: (n: number, present: number) => `${n} of ${present} have answered`,
  youAnswered: 'You have answered',
  youDidNot: 'You have not answered yet',
  answerIt: (question: string) => `Answer: ${question}`,
  toIdeas: 'All ideas',
  askAll: 'Ask everybody something',
  morePrompts: (n: number) => pluralEn(n, { one: 'and one more question', other: `and ${n} more questions` }),

  // Answering.
  promptOf: (n: number, of: number) => `Question ${n} of ${of}`,
  promise: {
    write: (name: string) => `Nobody sees your text until ${name} shows it.`,
    nameless: 'Then it bears no name.',
    named: 'Then it bears your name.',
    choice: 'Nobody sees what you choose. Only the totals are shown.',
    rate: 'Nobody sees what you choose. Only totals are shown, and only from five answers up.',
    concern: 'Reasons are shown without names.',
  },
  ideaOf: (question: string) => `Your idea for: ${question}`,
  addIdea: 'Add this idea',
  addedIdea: (n: number) =>
    `Added. ${pluralEn(n, { one: 'You have 1 idea here.', other: `You have ${n} ideas here.` })}`,
  yourIdeas: 'Your ideas',
  allYours: (n: number) => `Show all ${n}`,
  fewer: 'Show the latest only',
  keptHere: (isPhone: boolean): string => (isPhone ? 'Kept on this phone' : 'Kept on this device'),
  notKeptHere: 'This browser keeps nothing: add it before you close the page.',
  waitsHere: (isPhone: boolean): string => (isPhone ? 'Waits on this phone' : 'Waits on this device'),
  ideasWait: (n: number, isPhone: boolean) =>
    `${pluralEn(n, { one: '1 idea waits', other: `${n} ideas wait` })} on this ${isPhone ? 'phone' : 'device'}.`,
  answerWaits: (isPhone: boolean) => `Your answer waits on this ${isPhone ? 'phone' : 'device'}.`,
  goesOut: 'It is sent by itself when the network is back.',
  go: 'They are sent by themselves when the network is back.',
  changeIdea: (text: string) => `Change: ${text}`,
  removeIdea: (text: string) => `Remove: ${text}`,
  changed: 'Changed',
  removed: 'Removed',
  keepChange: 'Keep the change',
  leaveIt: 'Leave it as it was',
  left: (n: number) => pluralEn(n, { one: '1 letter left', other: `${n} letters left` }),
  tooLong: (max: number) => `That is longer than ${max} letters. Make two ideas of it; nothing is lost.`,
  enough: (max: number) => `You have written ${max} ideas. That is as many as one person can add here.`,
  previous: 'Previous',
  next: 'Next question',
  done: 'I am done',
  youCanChange: 'You can change this until it is closed.',
  sending: 'Sending…',
  received: 'Your answer has arrived. You can change it until it is closed.',
  notYet: 'Choose an answer. You can change it until it is closed.',
  thanks: 'Thank you',
  thanksText: 'Your answer has arrived.',
  thanksIdeas: (n: number) => pluralEn(n, { one: 'Your idea has arrived.', other: `Your ${n} ideas have arrived.` }),
  thanksNothing: 'You have not answered. That is fine too.',
  thanksWaiting: 'Your answer is safe here and goes out when the network is back.',
  changeMine: 'Change my answer',
  eraseMine: 'Erase my answer',
  eraseMineTitle: 'Erase all you have answered here?',
  eraseMineText: 'It is erased on the server and on this device.',
  eraseBehalf: 'Erase this answer',
  eraseBehalfTitle: (key: string) => `Erase all that was answered for ${key}?`,
  eraseKeep: 'Keep it',
  erased: 'Erased',
  typedTitle: 'You have words that are not added yet',
  typedText: 'Add them, or leave them. They stay on this device until the round is shown.',
  typedLeave: 'Leave them',
  typedAdd: 'Add them',
  closedTitle: 'This is closed',
  closedText: (name: string) => `Nobody has seen an answer yet. ${name} shows what came together.`,
  tooLate: 'These words came too late: it was closed before they arrived. Nobody has them but you.',
  refused: 'The server did not take these words. Nobody has them but you.',
  tooLateBallot: 'Your last change came too late: it was closed before it arrived.',
  refusedBallot: 'The server did not take your last change.',
  typedOnly: 'You had typed these words, but not added them. Nobody has them but you.',
  putAway: 'Put them away',
  onlyReading: 'You may read along here. Ask a facilitator if you want to answer.',

  dotsLeft: (n: number, of: number) => (n === 0 ? `All ${of} dots given` : `${n} of ${of} dots left`),
  dots: (n: number) => pluralEn(n, { one: '1 dot', other: `${n} dots` }),
  more: (option: string) => `One dot more: ${option}`,
  less: (option: string) => `One dot less: ${option}`,
  choices: {
    agree: { label: 'I agree', line: 'This is good.' },
    live: { label: 'I can live with it', line: 'Not all I hoped for, and I support it.' },
    concern: { label: 'I have a concern', line: 'Something has to be settled first.' },
  } satisfies Record<ConsentChoice, { label: string; line: string }> as Record<
    ConsentChoice,
    { label: string; line: string }
  >,
  hand: [
    { label: 'Fist: no', line: 'I cannot accept this.' },
    { label: '1 finger', line: 'I have a serious concern.' },
    { label: '2 fingers', line: 'I have a concern we should talk about.' },
    { label: '3 fingers', line: 'I can live with it.' },
    { label: '4 fingers', line: 'I think it is good.' },
    { label: '5 fingers', line: 'I am all for it.' },
  ] as readonly { label: string; line: string }[],
  why: 'What is your concern?',
  whyHint: 'Shown to all without your name. You may leave it empty.',
  yourAnswer: 'Your answer',
  takeBack: 'Take back',
  tookBack: 'Taken back. It is skipped.',
  stepLow: (low: string) => `1, ${low}`,
  stepHigh: (n: number, high: string) => `${n}, ${high}`,
  rateHint: (steps: number, low: string, high: string) =>
    `From 1 (${low}) to ${steps} (${high}). You may skip what you like.`,

  // A scribe.
  scribe: 'Answer for somebody without a device',
  scribeLead:
    'One person after the other: give each a number or a short mark, then write down what they say or have written on paper. It counts as their own answer. Until it is closed, you find everybody below and can change what you wrote.',
  behalfLabel: 'Who it is for',
  behalfHint: 'Such as “slip 12” or “table 3, seat 2”. A number, not a name.',
  behalfMissing: 'Write a number or a short mark, so that you can find it again.',
  behalfGroup: 'They are here as',
  behalfGroupAside: 'if they say so',
  noGroup: 'Not said',
  begin: 'Write down the answer',
  forWhom: (key: string) => `For ${key}`,
  entered: 'Those you have answered for',
  enteredNone: 'Nobody yet.',
  enteredIdeas: ideas,
  enteredBallot: 'answered',
  changeFor: (key: string) => `Change: ${key}`,
  nextPerson: 'Next person',
  writtenFor: (key: string) => `${key} is done. Who is next?`,

  // While it runs.
  running: {
    write: 'Private writing. Nobody sees the answers, you neither.',
    poll: 'Dots. Nobody sees who gave what, you neither.',
    consent: 'Consent. Nobody sees who said what, you neither.',
    rate: 'Rating. Nobody sees who said what, you neither.',
  } satisfies Record<RoundKind, string> as Record<RoundKind, string>,
  ideasSoFar: (n: number) => (n === 0 ? 'No ideas yet.' : `${ideas(n)} so far.`),
  byScribes: (n: number) => pluralEn(n, { one: '1 without a device.', other: `${n} without a device.` }),
  dotMeans: 'A filled dot is somebody who has answered.',
  hereNow: (n: number) => `${people(n)} here now`,
  closedNow: 'Closed. Nobody answers any more, and nothing is shown yet.',
  answerYourself: 'Answer yourself',
  closeIt: 'Stop answers',
  reopen: 'Open again',
  opened: 'It is open. Everybody here sees it now.',
  reveal: {
    write: 'Stop writing and show all ideas',
    poll: 'Stop and show the result',
    consent: 'Stop and show the result',
    rate: 'Stop and show the result',
  } satisfies Record<RoundKind, string> as Record<RoundKind, string>,
  revealClosed: {
    write: 'Show all ideas',
    poll: 'Show the result',
    consent: 'Show the result',
    rate: 'Show the result',
  } satisfies Record<RoundKind, string> as Record<RoundKind, string>,
  revealTitle: {
    write: 'Show all ideas?',
    poll: 'Show the result?',
    consent: 'Show the result?',
    rate: 'Show the result?',
  } satisfies Record<RoundKind, string> as Record<RoundKind, string>,
  revealText: {
    write: (n: number, isNameless: boolean) =>
      `${pluralEn(n, { one: 'The one idea', other: `All ${n} ideas` })} will stand in the plan for everybody, ${n === 1 ? '' : 'shuffled, '}${
        isNameless ? 'without names' : 'with the names of those who wrote them'
      }.`,
    poll: () =>
      'Everybody sees how many dots each answer got. By role group only where five or more people answered. Single answers are erased.',
    consent: () =>
      'Everybody sees how many chose each answer, and the reasons of those with a concern, without names. By role group only where five or more people answered. Single answers are erased.',
    rate: () =>
      'Everybody sees how often each step was chosen, for what five or more people have rated. Single answers are erased.',
  },
  cannotUndo: 'This cannot be undone, and nobody can answer afterwards.',
  revealNotYet: 'Not yet',
  revealNothing: 'Nobody has answered yet, so there is nothing to show.',
  eraseRound: 'Erase this question',
  eraseTitle: 'Erase this question with all its answers?',
  eraseText: {
    before: 'Nobody has seen the answers, and nobody ever will. This cannot be undone.',
    after: 'The result is erased. Ideas that stand in the plan stay. This cannot be undone.',
  },
  eraseDo: 'Erase',

  // What is shown.
  peopleAnswered: (n: number) => `${people(n)} answered.`,
  ideasShown: (n: number) => (n === 0 ? 'Nobody wrote anything.' : `${ideas(n)} stand in the plan now, shuffled.`),
  readIdeas: 'Read the ideas',
  result: 'Result',
  concerns: 'Concerns',
  noReasons: 'Nobody gave a reason.',
  fewerThan: (n: number) => `Fewer than ${n} answers: not shown`,
  distribution: (counts: readonly { step: string; count: number }[]) =>
    list.format(counts.map(({ step, count }) => `${step}: ${count}`)),
  answersTo: (n: number) => pluralEn(n, { one: '1 answer', other: `${n} answers` }),
  byGroup: 'By role group',
  byGroupHint: 'Groups of fewer than five people are not shown, or stand together.',
  groupNames: (groups: readonly (RoleGroup | null)[]) =>
    groups.length > 2
      ? 'All others together'
      : list.format(groups.map((group) => (group ? peopleWords.en.roleGroups[group] : 'Not said'))),
  groupColumn: 'Group',
  peopleColumn: 'People',

  // The list of ideas.
  ideasLead: 'What people have written, shuffled. It may be changed by whoever may change the plan.',
  noIdeas: 'No ideas have been shown yet.',
  noIdeasText: 'When a facilitator shows what people have written, it stands here.',
  bringBack: 'Bring back',
  remove: 'Remove',
  edit: 'Change',
  makeCard: 'Make a card of it',
  makeCardTitle: 'Which column gets the card?',
  cardMade: (column: string) => `It is also a card now, in: ${column}`,
  seeCard: 'See the card',
  ideaRemoved: 'Removed. It can be brought back.',
  ideaBack: 'It is back.',
  showRemoved: (n: number) => pluralEn(n, { one: 'Show 1 removed idea', other: `Show ${n} removed ideas` }),
  hideRemoved: 'Hide removed ideas',
  ideaWords: 'Words of the idea',
  otherQuestion: 'Another question',

  // Asking.
  ask: {
    kind: 'What kind of answer?',
    kinds: {
      write: { label: 'Private writing', line: 'People write ideas. All are shown at once, shuffled.' },
      poll: { label: 'Dots', line: 'People give dots to what matters most.' },
      consent: { label: 'Consent', line: 'Agree, can live with it, or a concern and why.' },
      rate: { label: 'Rating', line: 'People rate one thing after the other. Private.' },
    } satisfies Record<RoundKind, { label: string; line: string }> as Record<
      RoundKind,
      { label: string; line: string }
    >,
    languages: 'Write in',
    both: 'Both',
    en: 'English',
    es: 'Spanish',
    inEn: (label: string) => `${label}, in English`,
    inEs: (label: string) => `${label}, in Spanish`,
    question: 'Question',
    prompt: (n: number) => `Question ${n}`,
    addPrompt: 'Add a question',
    options: 'What people choose from',
    option: (n: number) => `Answer ${n}`,
    addOption: 'Add an answer',
    items: 'What people rate',
    item: (n: number) => `Line ${n}`,
    addItem: 'Add a line',
    removeRow: (label: string) => `Take away: ${label}`,
    dots: 'Dots for each person',
    consentScale: 'How people answer',
    scales: { three: 'Three answers', fist: 'Fist to five' },
    consentHint: 'Write what people consent to, as it would be decided.',
    steps: 'Steps',
    low: 'Words for 1',
    high: (n: number) => `Words for ${n}`,
    /** In both languages, to begin with. */
    ends: { low: { en: 'Not at all', es: 'Nada' }, high: { en: 'Completely', es: 'Del todo' } },
    nameless: 'Promise that ideas bear no names, for good',
    namelessHint: 'People write more freely. It cannot be changed once it is open.',
    alwaysNameless: 'Nobody sees who chose what, for good.',
    onlyOne: {
      en: 'People who read Spanish see the English words.',
      es: 'People who read English see the Spanish words.',
    },
    preview: 'What people will see',
    previewIn: 'Show it in',
    start: 'Ask now',
    starting: 'Asking…',
    missing: {
      prompt: 'Write at least one question.',
      question: 'Write the question.',
      options: 'Write at least two answers to choose from.',
      items: 'Write at least one line to rate.',
      ends: 'Write words for both ends of the scale.',
      tooLong: (max: number) => `Something is longer than ${max} letters. Shorten it a little.`,
    },
  },
  /** Said when the page turns under one's hands. */
  now: { open: 'It is open now.', closed: 'It is closed now.', revealed: 'It is shown now.' } satisfies Record<
    RoundState,
    string
  > as Record<RoundState, string>,
  gone: 'This question is not there any more',
  goneText: 'A facilitator has erased it, with all its answers.',
  onlyFacilitators: 'Only facilitators ask everybody.',
}
