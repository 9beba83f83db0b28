import type { Column, ZoneSize } from '@commonboard/model'
import type { BoardName } from '../../plan/board.ts'
import type { Ending, SavedState } from '../../plan/session.ts'

const A_KIND: Record<Column, string> = {
  vision: 'the vision',
  impact: 'an impact',
  results: 'a result',
  indicators: 'an indicator',
  principles: 'a principle',
  functions: 'a function',
  infrastructure: 'infrastructure',
  strategies: 'a strategy',
  resources: 'a resource',
}
const KINDS: Record<Column, string> = {
  vision: 'the vision',
  impact: 'impacts',
  results: 'results',
  indicators: 'indicators',
  principles: 'principles',
  functions: 'functions',
  infrastructure: 'infrastructure',
  strategies: 'strategies',
  resources: 'resources',
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** The plan page: bars, saved indicator, people present, undo. */
export const plan = {
  boards: { vision: 'Vision', logicModel: 'Logic model', leadership: 'Leadership' } satisfies Record<
    BoardName,
    string
  > as Record<BoardName, string>,
  boardsLabel: 'Boards of this plan',
  saved: 'Saved',
  saving: 'Saving…',
  offlineKept: 'Offline: kept on this device',
  notSaved: 'Not saved: keep this page open',
  refused: 'Change refused',
  savedMore: {
    saved: 'The server has everything on its disk.',
    saving: 'Sent or about to be sent. The server has not confirmed it yet.',
    offlineKept:
      'The server cannot be reached. The plan is kept on this device, and what you write goes out by itself when the network is back.',
    notSaved:
      'The server cannot be reached, or cannot write. What you write goes out by itself when it is back. Keep this page open until then.',
    refused: 'The server did not take your last change. The board shows what everybody has.',
  } satisfies Record<SavedState, string> as Record<SavedState, string>,
  notKept: {
    none: 'This browser keeps nothing on this device: close the page only when it says Saved.',
    full: 'This device has no room left for a copy: close the page only when it says Saved.',
  },
  safeHere: (count: number) =>
    count === 1 ? '1 change is safe on this device.' : `${count} changes are safe on this device.`,
  goOut: (count: number): string =>
    count === 1
      ? 'It goes out by itself when the network is back.'
      : 'They go out by themselves when the network is back.',
  size: {
    large:
      'This plan has grown large, over 5 MB, and opens slowly on phones. A smaller one: download a backup from the menu, and make a new plan of it on the home page.',
    editorsOnly:
      'This plan has grown very large, over 20 MB. Contributors can add nothing more to it. A smaller one: download a backup from the menu, and make a new plan of it on the home page.',
    full: 'This plan is full: over 50 MB, nothing can be added. To go on, download a backup from the menu, and make a new plan of it on the home page.',
  } satisfies Record<Exclude<ZoneSize, 'fine'>, string> as Record<Exclude<ZoneSize, 'fine'>, string>,
  changedHere: 'Changed here, not sent yet',
  keptBelow: 'Your words are in the box below.',
  invite: 'Invite',
  people: 'People',
  inviteAndPeople: 'Invite and people',
  inviteTitle: 'Invite people',
  peopleHere: (names: readonly string[]) =>
    names.length === 0 ? 'Nobody else is here' : `Here now: ${list.format(names)}`,
  readOnly: 'Read only',
  mayComment: 'You can comment and answer',
  locked: 'The boards are locked',
  roleNow: (role: string) => `You are here now as: ${role}`,
  lockedNow: 'A facilitator has locked the boards. What you wrote is kept.',
  unlockedNow: 'The boards are open again.',
  keepAll: (cards: number) => (cards === 1 ? 'Keep it' : `Keep all ${cards}`),
  faces: 'How to see the plan',
  view: 'View',
  canvas: 'Canvas',
  table: 'Table',
  chain: 'Chain',
  outline: 'Outline',
  showCanvas: 'Show the canvas',
  showOutline: 'Show the outline',
  undo: 'Undo',
  redo: 'Redo',
  undone: (isDone: boolean): string => (isDone ? 'Undone' : 'Nothing of yours to undo'),
  redone: (isDone: boolean): string => (isDone ? 'Done again' : 'Nothing to do again'),
  comments: 'Comments',
  commentsOpen: (count: number) => (count === 1 ? '1 open comment' : `${count} open comments`),
  toLookAt: (count: number) => (count === 0 ? 'Nothing to look at' : `${count} to look at`),
  nothingToLookAt: 'Every check is fine.',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  cannotOpenTitle: 'This plan cannot be opened',
  noSocket: (host: string) =>
    `The page came through, but the live connection does not. A school filter or firewall may block it. Ask whoever runs the network to allow WebSocket connections to ${host}.`,
  triesAgain: 'This page keeps trying by itself.',
  endedTitle: 'This plan is closed for you',
  reload: 'Load the page again',
  ended: {
    gone: 'The plan is not there any more, or you have been taken out of it. Ask the person who invited you.',
    putOut: 'You have been taken out of this plan, or your link was revoked. Ask a facilitator for a new link.',
    reload: 'The plan was written by a newer version of Commonboard. Load the page again to get it.',
    whoAreYou: 'This device is not signed in any more. Open the link you were given once again.',
  } satisfies Record<Ending, string> as Record<Ending, string>,
  makeThis: (column: Column, cards: number) =>
    cards === 1 ? `Make this ${A_KIND[column]}?` : `Make these ${cards} cards ${KINDS[column]}?`,
  willRest: (links: number, values: number) => {
    const parts = [
      ...(links > 0 ? [links === 1 ? 'One link rests' : `${links} links rest`] : []),
      ...(values > 0 ? [values === 1 ? 'its values rest' : `the values of ${values} cards rest`] : []),
    ]
    const [first = '', ...rest] = parts
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' and ')} until it comes back. Nothing is deleted, and Undo takes it back.`
  },
  leaveIt: 'Leave it',
  makeIt: (column: Column, cards: number) => (cards === 1 ? `Make it ${A_KIND[column]}` : `Make them ${KINDS[column]}`),
  linksOf: (number: string) => `Links of ${number}`,
  find: 'Find',
  findCard: 'Find a card',
  noCardHere: 'No card here yet.',
  done: 'Done',
  keysTitle: 'Keys',
}
