import type { ActivityAct, ActivityBoard, ActivityItem } from '@commonboard/model'
import type { DayName } from '../format.ts'
import { pluralEn } from '../plural.ts'

const on = ({ is, label }: DayName) => (is === 'near' ? label : `on ${label}`)

const ITEMS: Readonly<Record<ActivityItem, string>> = {
  card: 'a card',
  link: 'a link',
  body: 'a group',
  seat: 'a seat',
  person: 'a person of the structure',
  organization: 'an organization',
  channel: 'a channel',
  label: 'a label',
  acceptance: 'a finding people accept',
  ingredient: 'what they see in the vision',
  idea: 'an idea',
  wording: 'a proposed wording',
  drawing: 'the drawing',
  comment: 'a comment',
  reply: 'a reply',
  reaction: 'a reaction',
  settling: 'what is settled',
  other: 'something else',
}

const ACTS: Readonly<Record<ActivityAct, string>> = {
  added: 'added',
  changed: 'changed',
  moved: 'moved',
  removed: 'removed',
  broughtBack: 'brought back',
}

/** Who did what, taking it back, and what is kept of people. */
export const history = {
  title: 'Activity',
  lead: 'Who did what, and when. A run of changes to one thing is one line.',
  toPlan: 'Back to the plan',
  kept: (days: number) =>
    days === 0
      ? 'This plan keeps no record of who did what.'
      : pluralEn(days, { one: 'Kept for 1 day, then it goes.', other: `Kept for ${days} days, then it goes.` }),
  board: 'Board',
  allBoards: 'All boards',
  boards: {
    logicModel: 'Logic model',
    leadership: 'Leadership',
    vision: 'Vision',
    ideas: 'Ideas',
    talk: 'Comments',
  } satisfies Record<ActivityBoard, string>,
  person: 'Person',
  everybody: 'Everybody',
  somebody: 'Somebody',
  you: 'You',
  nothing: 'Nothing to show here yet.',
  more: 'Show earlier',
  loadingMore: 'Looking further back…',
  shown: (n: number) => pluralEn(n, { one: '1 line shown', other: `${n} lines shown` }),
  item: (item: ActivityItem) => ITEMS[item],
  vision: 'the vision',
  acts: (acts: readonly ActivityAct[]) => acts.map((act) => ACTS[act]),
  /** `what` is in quotation marks, or names a kind of thing. */
  did: (acts: string, what: string) => `${acts} ${what}`,
  drew: (board: string) => `drew on the board: ${board}`,
  quote: (words: string) => `“${words}”`,
  plan: {
    planFrozen: 'locked the boards',
    planThawed: 'unlocked the boards',
    roleGiven: (whom: string) => `changed what ${whom} may do`,
    everyone: 'everybody',
    personRemoved: (whom: string) => `put ${whom} out`,
    personBlocked: (whom: string) => `blocked ${whom}`,
    personLetIn: (whom: string) => `let ${whom} in again`,
    workUndone: (whom: string) => `took back what ${whom} did`,
    historyKept: (days: number) =>
      days === 0 ? 'stopped keeping who did what' : `set for how long is kept who did what: ${days} days`,
  },
  undo: {
    title: (name: string) => `Take back what ${name} did?`,
    short: 'Take back from here',
    from: (name: string) => `Take back what ${name} did since here`,
    text: 'Only their own changes go. What others wrote stays, and people can go on working meanwhile. The plan as it is now is kept among the versions.',
    since: 'Since',
    minutes: (n: number) => `${n} minutes ago`,
    today: 'The beginning of today',
    begin: 'The beginning of what is kept',
    here: (moment: string) => moment,
    looking: 'Looking at what would change…',
    nothing: (name: string) => `There is nothing of ${name} to take back since then.`,
    becomes: (n: number) => pluralEn(n, { one: '1 change in the plan', other: `${n} changes in the plan` }),
    drawings: (n: number) => pluralEn(n, { one: '1 drawing or note', other: `${n} drawings and notes` }),
    talk: (n: number) => pluralEn(n, { one: '1 comment, reply or mark', other: `${n} comments, replies and marks` }),
    andMore: (n: number) => `and ${n} more`,
    alsoBlock: (name: string) => `Block ${name} too: out now, and in by no link with this device`,
    keep: 'Leave it as it is',
    verb: 'Take it back',
    busy: 'Taking it back…',
    done: (name: string) => `What ${name} did has been taken back.`,
  },
  about: {
    more: (name: string) => `More about ${name}`,
    moreDo: 'More',
    undo: (name: string) => `Take back what ${name} did`,
    block: (name: string) => `Block ${name}`,
    blockTitle: (name: string) => `Block ${name}?`,
    blockText:
      'The person is put out, and this device comes in by no link any more until a facilitator lets it in again. What the person wrote stays. Another device, or a browser whose data was erased, is a newcomer: replace the link too if it went around.',
    blockKeep: (name: string) => `Keep ${name} in`,
    blockDo: 'Block',
    blocked: (name: string) => `${name} is blocked.`,
    erase: (name: string) => `Erase ${name}’s name`,
    eraseTitle: (name: string) => `Erase ${name}’s name?`,
    eraseText:
      'The name goes from everything this server keeps of the plan, and the person is out. What the person wrote stays in the plan, as by “Somebody”, because others build on it. A name that somebody typed on a card or in a comment stays until it is changed there. Backups made before still have the name. This cannot be undone.',
    eraseKeep: 'Keep the name',
    eraseDo: 'Erase the name',
    eraseMine: 'Erase my name',
    eraseMineTitle: 'Erase your name and leave this plan?',
    eraseMineText:
      'Your name goes from everything this server keeps of the plan, and the copy on this device goes too, with anything not sent yet. What you wrote stays, as by “Somebody”, because others build on it. A name that somebody typed on a card or in a comment stays until it is changed there. Backups made before still have your name. This cannot be undone.',
    eraseMineKeep: 'Keep my name',
    eraseMineDo: 'Erase and leave',
    lastFacilitator: 'You are the only facilitator here. Make somebody else a facilitator first.',
    erased: 'The name has been erased.',
  },
  blockedTitle: 'Blocked',
  blockedOn: (day: DayName) => `Blocked ${on(day)}`,
  letIn: 'Let in again',
  letInName: (name: string) => `Let ${name} in again`,
  letInDone: (name: string) => `${name} may come in again.`,
  keeping: {
    label: 'Who did what is kept for',
    days: (n: number) => (n === 0 ? 'Not at all' : pluralEn(n, { one: '1 day', other: `${n} days` })),
    hint: 'Undoing a person’s work, activity and “since your last visit” need it. What is older goes within a day. Everybody who joins reads how long it is.',
    done: (n: number) =>
      n === 0 ? 'From now on nothing is kept of who did what.' : `Who did what is now kept for ${n} days.`,
  },
  since: {
    line: (n: number, day: DayName) =>
      pluralEn(n, { one: `1 change since your visit ${on(day)}`, other: `${n} changes since your visit ${on(day)}` }),
    later: (n: number, day: DayName) =>
      pluralEn(n, {
        one: `1 change since ${day.label}; what was before is not kept`,
        other: `${n} changes since ${day.label}; what was before is not kept`,
      }),
    title: 'What changed since your last visit',
    read: 'Read them',
    putAway: 'Put this note away',
    nothing: 'Nothing in the plan has changed since your last visit.',
    first: 'This is your first visit on this device, so there is nothing to compare with.',
    notKept: 'This plan does not keep what changed when.',
    by: (names: string) => `by ${names}`,
    andMore: (n: number) => `and ${n} more`,
    toActivity: 'All activity',
  },
}
