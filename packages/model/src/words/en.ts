import { peopleWords } from './people.ts'
import { structureWords } from './structure.ts'
import type { PlanWords } from './words.ts'

export const en: PlanWords = {
  locale: 'en-US',
  groups: {
    destination: 'Clarify the destination',
    measure: 'Measure the steps to get there',
    fundamentals: 'Practice the fundamentals',
    form: 'Organize form',
  },
  columns: {
    vision: { label: 'Vision', one: 'Vision', question: 'What do we want for every child here, in one sentence?' },
    impact: { label: 'Impact', one: 'Impact', question: 'What will be different in ten years?' },
    results: {
      label: 'Results',
      one: 'Result',
      question: 'What has to become true, for people and for how we work?',
    },
    indicators: { label: 'Indicators', one: 'Indicator', question: 'How will we see it? Which number moves?' },
    principles: { label: 'Principles', one: 'Principle', question: 'How do we want to treat each other?' },
    functions: { label: 'Functions', one: 'Function', question: 'Which six kinds of work keep it going?' },
    infrastructure: {
      label: 'Infrastructure',
      one: 'Infrastructure',
      question: 'What has to be built, and who holds it up?',
    },
    strategies: { label: 'Strategies', one: 'Strategy', question: 'What will we do? Which result is it for?' },
    resources: {
      label: 'Resources',
      one: 'Resource',
      question: 'What can each partner bring: people, space, money, data, know-how?',
    },
  },
  bands: {
    system: { label: 'System', line: 'how partners work' },
    population: { label: 'Population', line: 'how people are doing' },
    site: { label: 'Site', line: 'what one school takes on' },
  },
  functions: {
    CE: {
      name: 'Community Engagement',
      line: 'Young people, families and neighbors help design and decide, from the first day.',
    },
    AI: {
      name: 'Alignment & Integration',
      line: 'Organizations pull toward the same results and join up money, practice and rules.',
    },
    PL: {
      name: 'Professional Learning Opportunities',
      line: 'Everyone keeps learning the skills and habits this way of working needs.',
    },
    DE: { name: 'Data & Evaluation', line: 'We collect what we need, protect it, and use it to decide better.' },
    FR: {
      name: 'Finance & Resources',
      line: 'We find, share and coordinate money, people and space so the work lasts.',
    },
    PP: {
      name: 'Policy & Practice',
      line: 'What sites learn reaches the people who can change the rules, and they do.',
    },
  },
  addressed: { now: 'Now', later: 'Later', open: 'Not decided yet', reason: 'Why later' },
  links: {
    contributesTo: {
      name: 'Leads to',
      forward: 'leads to',
      backward: 'reached by',
      forwardShort: 'for',
      backwardShort: 'needs',
    },
    measures: {
      name: 'Measures',
      forward: 'measures',
      backward: 'measured by',
      forwardShort: 'for',
      backwardShort: 'seen in',
    },
    moves: {
      name: 'Moves',
      forward: 'should move',
      backward: 'moved by',
      forwardShort: 'moves',
      backwardShort: 'moved by',
    },
    supports: {
      name: 'Supports',
      forward: 'supports',
      backward: 'supported by',
      forwardShort: 'holds up',
      backwardShort: 'held up by',
    },
  },
  ...peopleWords.en,
  structure: structureWords.en,
  visionHint: 'Every child here …',
  ingredients: {
    hope: {
      name: 'Hope',
      prompt: 'How will life here get better for the young, for their families and for the whole community?',
      isThere: 'Can a parent point to the words that say what gets better, and for whom?',
    },
    together: {
      name: 'Working together',
      prompt: 'What do we promise to do, and whom do we need beside us?',
      isThere: 'Do the words call for partners and for action, not only for wishes?',
    },
    place: {
      name: 'Place',
      prompt: 'Which area and which school districts are we talking about? Who shares the tax base?',
      isThere: 'Could a newcomer draw our area on a map?',
    },
  },
  starter: 'Starter. Keep or change it',
  checks: {
    'V-01': { title: 'No vision yet', sentence: 'Nobody has written down yet what you want for every child here.' },
    'V-02': {
      title: 'An ingredient nobody has confirmed',
      sentence: 'Hope, working together, place: somebody should say of each that it is in the vision.',
    },
    'V-04': {
      title: 'A long vision',
      sentence: 'It has more than 60 words. Few people can keep that many in mind.',
    },
    'L-01': { title: 'No impact yet', sentence: 'The plan does not say yet what will be different in ten years.' },
    'L-02': { title: 'No system result yet', sentence: 'No result says yet how partners will work.' },
    'L-03': { title: 'No population result yet', sentence: 'No result says yet how people will be doing.' },
    'L-04': { title: 'No indicator yet', sentence: 'No indicator shows whether this gets better.' },
    'L-05': { title: 'No result yet', sentence: 'This indicator does not belong to a result.' },
    'L-06': { title: 'No result leads here yet', sentence: 'No result leads to this impact.' },
    'L-07': {
      title: 'Now or later?',
      sentence: 'Nobody has said whether this work happens now, or later and why.',
    },
    'L-08': { title: 'No infrastructure yet', sentence: 'The plan does not say yet what has to be built.' },
    'L-09': { title: 'No principle yet', sentence: 'The plan does not say yet how people want to treat each other.' },
    'L-10': { title: 'Still a starter', sentence: 'It stays out of print until somebody keeps or changes it.' },
    'L-11': {
      title: 'Much like another card',
      sentence: 'Two cards of one column say nearly the same. They may be one, or they may be different things.',
    },
    'L-12': {
      title: 'Sounds like something to do',
      sentence: 'A result says what will be true. What people do for it fits among the strategies.',
    },
    'L-13': {
      title: 'Many indicators',
      sentence: 'More than five for one result, or more than thirty in all, are hard to keep up.',
    },
    'L-14': { title: 'For which result?', sentence: 'Nothing says yet which result this strategy is for.' },
    'R-01': {
      title: 'No unit or direction yet',
      sentence: 'It is not clear yet what the number counts, or which way is better.',
    },
    'R-02': { title: 'No source yet', sentence: 'Nothing says yet where this number comes from.' },
    'R-03': { title: 'Nobody keeps it yet', sentence: 'Nothing says yet who keeps this number.' },
    'R-04': { title: 'No start yet', sentence: 'A number with its date says from where we set out.' },
    'R-05': { title: 'No goal yet', sentence: 'A number with its date says how far we want to get.' },
    'R-06': {
      title: 'Goal and direction differ',
      sentence: 'The goal lies on one side of the start, and better is on the other.',
    },
    'R-08': {
      title: 'By which groups?',
      sentence: 'One number for everyone can hide that it differs between groups.',
    },
    'G-01': {
      title: 'A level without a body',
      sentence: 'Nobody is named yet who leads at this level.',
    },
    'G-02': {
      title: 'No intermediary yet',
      sentence: 'No team plans, coordinates and keeps both other levels in touch yet.',
    },
    'G-03': {
      title: 'Not heard yet',
      sentence: 'These voices hold no seat where decisions are made. An open seat has not been heard.',
    },
    'G-04': {
      title: 'No way back yet',
      sentence: 'Words go one way only, or not at all, between these neighboring levels.',
    },
  },
  onlyStarters: 'Linked only to starters',
  andMore: (title, count) => `${title}, and ${count} more`,
  severity: { block: 'Settle first', warn: 'Worth a look' },
  toLookAt: (count) => (count === 0 ? 'Nothing to look at' : `${count} to look at`),
  exports: {
    title: (plan) => `${plan}: logic model`,
    untitled: 'Plan without a title',
    howToRead: 'How to read it',
    howToReadText:
      'From first to last: what we want, how we will see it, how we work. Numbers name the cards and the links between them: “for 2.1” means that a card leads there, “seen in 4.5” that indicator 4.5 shows it.',
    empty: 'Nothing here yet.',
    noVision: 'No vision yet.',
    noIndicator: 'indicator to come',
    noValue: 'no value yet',
    valueOn: (value, date) => `${value} (${date})`,
    accepted: 'Looked at and accepted as it is',
    print: {
      visionTitle: (plan) => `${plan}: vision`,
      howToReadText:
        'Left to right, from what we want to how we work. Numbers name the links: “for 2.1” leads to impact 2.1, “seen in 4.5” is shown by indicator 4.5. Beside an indicator stand its latest value, the year of it, and the results it belongs to.',
      asOf: (date) => `As of ${date}`,
      check: (code) => `check ${code}`,
      of: 'of',
      picture: 'Seven columns, from the vision to the infrastructure that holds it up.',
    },
  },
}
