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
}
const KINDS: Record<Column, string> = {
  vision: 'the vision',
  impact: 'impacts',
  results: 'results',
  indicators: 'indicators',
  principles: 'principles',
  functions: 'functions',
  infrastructure: 'infrastructure',
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
  peopleHere: (names: readonly string[]) =>
    names.length === 0 ? 'Nobody else is here' : `Here now: ${list.format(names)}`,
  readOnly: 'Read only',
  locked: 'The boards are locked',
  roleNow: (role: string) => `You are here now as: ${role}`,
  lockedNow: 'A facilitator has locked the boards. What you wrote is kept.',
  unlockedNow: 'The boards are open again.',
  keepAll: (cards: number) => (cards === 1 ? 'Keep it' : `Keep all ${cards}`),
  faces: 'How to see the plan',
  canvas: 'Canvas',
  outline: 'Outline',
  showCanvas: 'Show the canvas',
  showOutline: 'Show the outline',
  undo: 'Undo',
  redo: 'Redo',
  undone: (isDone: boolean): string => (isDone ? 'Undone' : 'Nothing of yours to undo'),
  redone: (isDone: boolean): string => (isDone ? 'Done again' : 'Nothing to do again'),
  toLookAt: (count: number) => (count === 0 ? 'Nothing to look at' : `${count} to look at`),
  nothingToLookAt: 'Every check is fine.',
  menu: 'Menu of this plan',
  downloadOf: {
    vision: 'Download the vision',
    logicModel: 'Download the logic model',
    leadership: 'Download the leadership structure',
  },
  formats: {
    tabloid: 'PDF, Tabloid (11 × 17 in)',
    letter: 'PDF, Letter (8.5 × 11 in)',
    png: 'Picture (PNG)',
    svg: 'Drawing (SVG)',
    csv: 'Table (CSV)',
    md: 'Text (Markdown)',
    json: 'Data (JSON)',
  },
  downloadMore: 'Download more',
  asPage: {
    vision: 'Vision as a page (PDF)',
    logicModel: 'Logic model as pages (PDF)',
    leadership: 'Leadership as pages (PDF)',
  },
  makingPdf: 'Making the PDF…',
  makingFile: 'Making the file…',
  missingSigns: (signs: string) =>
    `The file is here, but the server has no letters for ${signs}. They show as empty boxes. To have them on paper, print the board from your browser.`,
  backup: 'Backup of the plan (JSON)',
  rename: 'Rename the plan',
  titleLabel: 'Title',
  titleMissing: 'A plan needs a title.',
  yourData: 'Your data',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  keptTitle: 'Your words were not taken over. They are kept here.',
  keptText:
    'The server did not take these changes: your role has changed, or the boards are locked. They are not sent later by themselves. Copy the words or download them, and give them to a facilitator if they belong in the plan.',
  keptHead: (when: string, role: string) => `${when}, as: ${role}`,
  changes: {
    added: (column: string, text: string) => `New in ${column}: ${text}`,
    removed: (column: string, text: string) => `Removed from ${column}: ${text}`,
    broughtBack: (column: string, text: string) => `Brought back to ${column}: ${text}`,
    reworded: (number: string, text: string, before: string) =>
      `${number} now says: ${text}${before ? `\n(before: ${before})` : ''}`.trim(),
    /** @param after the card above; empty: none; undefined: not known */
    moved: (text: string, where: string, number: string, after?: string) => {
      const place = after === undefined ? '' : after ? `, after “${after}”` : ', to the top'
      return `Moved to ${where}${number && ` (${number})`}${place}: ${text}`
    },
    valued: (text: string, values: string) => `Values of “${text}”: ${values || 'none'}`,
    addressed: (name: string, answer: string, reason: string) => `${name}: ${answer}${reason && `. ${reason}`}`,
    vision: (text: string, before: string) =>
      `The vision now says:\n${text || '(no words)'}${before.trim() && `\n(before:\n${before})`}`,
    confirmed: (ingredient: string) => `You said that the vision has this: ${ingredient}`,
    unconfirmed: (ingredient: string) => `You took back that the vision has this: ${ingredient}`,
    named: (ours: string, own: string) => `“${ours}” is now called “${own}”`,
    unnamed: (ours: string) => `“${ours}” has its first name again`,
    itemAdded: (what: string, name: string) => `New on the leadership board. ${what}: ${name}`,
    itemRemoved: (what: string, name: string) => `Removed from the leadership board. ${what}: ${name}`,
    itemBack: (what: string, name: string) => `Brought back to the leadership board. ${what}: ${name}`,
    itemChanged: (what: string, name: string) => `Changed on the leadership board. ${what}: ${name}`,
    itemKept: (what: string, name: string) => `Kept on the leadership board. ${what}: ${name}`,
    yes: 'yes',
    no: 'no',
    nothing: 'nothing any more',
    linked: (from: string, to: string) => `Linked: ${from} → ${to}`,
    unlinked: (from: string, to: string) => `Link removed: ${from} → ${to}`,
    item: (text: string) => `On the leadership board: ${text}`,
    note: (text: string) => `Written on a board: ${text}`,
    drawn: 'Something drawn was changed too.',
    more: 'Other parts of the plan were changed too.',
  },
  keptFile: 'my words.txt',
  keptDone: 'I have them',
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
  findCard: 'Find a card',
  noCardHere: 'No card here yet.',
  done: 'Done',
  keysTitle: 'Keys',
  singleKeys: 'Letters, numbers and signs work anywhere on the page',
  singleKeysHint: 'Turn this off if you speak to your computer or press keys by accident. The keys on a card stay.',
  keys: [
    {
      title: 'Everywhere',
      keys: [
        ['?', 'This list'],
        ['O', 'Logic model: canvas or outline, with the same card'],
        ['Ctrl Z', 'Undo your own last step'],
        ['Ctrl Shift Z', 'Redo'],
        ['Tab', 'Next control'],
      ],
    },
    {
      title: 'On a card',
      keys: [
        ['Enter', 'Write in it; again, or Esc, to end'],
        ['N', 'New card below'],
        ['↑ ↓ ← →', 'Next card in that direction'],
        ['Alt ↑ ↓ ← →', 'Move the card'],
        ['L', 'Link to another card'],
        ['Delete', 'Remove; it can be brought back'],
      ],
    },
    {
      title: 'On the canvas',
      keys: [
        ['1 2 3 4', 'Select, Move, Card, Link'],
        ['+ −', 'Larger, smaller'],
        ['0', 'Fit the board'],
        ['Space', 'Hold to move the board'],
      ],
    },
    {
      title: 'Drawing, on every board',
      keys: [
        ['P H S T', 'Pen, Highlight, Note, Text'],
        ['R A E K', 'Shape, Arrow, Erase, Laser'],
        ['Enter', 'Put the note or text down; write in the chosen one'],
        ['↑ ↓ ← →', 'Move what is chosen; with Shift further'],
        ['Delete', 'Remove what is chosen'],
        ['D', 'Hide the drawing, show it'],
      ],
    },
    {
      title: 'In the vision',
      keys: [
        ['Ctrl B', 'Bold'],
        ['Ctrl K', 'Link'],
        ['Ctrl Alt 2, 3', 'Heading, subheading'],
        ['Ctrl Shift 7, 8', 'Numbers, list'],
        ['Alt F10', 'To the buttons above the text'],
      ],
    },
  ] as readonly { title: string; keys: readonly (readonly [string, string])[] }[],
}
