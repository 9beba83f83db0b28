import type { ErrorCode } from '@commonboard/model'
import type { ThemeChoice } from '../../ui/theme.ts'

export const common = {
  product: 'Commonboard',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  more: 'More',
  loading: 'Opening…',
  tryAgain: 'Try again',
  toPlans: 'Your plans',
  checkNetwork: 'Check this network',
  skipToContent: 'Go to the content',
  switchLanguage: 'Español',
  language: 'Language',
  noName: 'No name',
  you: 'you',
  newVersion: 'A new version is ready.',
  loadIt: 'Load it',
  messages: 'Messages',
  done: 'Done',
  /** How the pages look on this device. */
  look: {
    title: 'How it looks',
    colors: 'Colors',
    themes: {
      device: 'As the device',
      light: 'Light',
      dark: 'Dark',
      contrast: 'High contrast',
    } satisfies Record<ThemeChoice, string> as Record<ThemeChoice, string>,
    lessMotion: 'Less motion',
    lessMotionHint: 'Things appear in their place instead of gliding. Where the device asks for it, this is always so.',
    onlyHere: 'This counts on this device only. For larger text, use the zoom of your browser.',
  },
  /** What the server refused, and what to do. */
  errors: {
    badRequest: 'The server did not understand that. Check what you wrote and try again.',
    notFound: 'There is no such plan here, or this device may not open it. Ask for a new link.',
    notAllowed: 'Your role does not allow this. Ask a facilitator of the plan.',
    notSignedIn: 'This device has not joined yet. Open the link you were given.',
    badLink: 'This link does not work. It may have been replaced. Ask the person who sent it for a new one.',
    planFull:
      'This plan is full: as many people have joined as one plan can have. Ask a facilitator to go on in a copy of it.',
    noRoom: 'There is no room for one more.',
    nameTooLong: 'That is too long. Shorten it a little; nothing is lost.',
    tooMany: 'Too many tries from this network. Wait a minute, then try again.',
    tooLarge: 'That is too large to send.',
    wrongOrigin: 'This page was opened from another address. Open it from your organization’s server.',
    cannotLoad:
      'The plan cannot be opened right now. Nothing is lost: its file is kept as it was. Tell the person who runs the server.',
    cannotRender:
      'The file cannot be made right now. Nothing of the plan is lost. Try again in a moment; a very large plan comes sooner as Excel or CSV.',
    badFile:
      'This file cannot be read as a table. It may be damaged, or protected by a password. CSV, Excel (.xlsx) and JSON work.',
    tooManyRows: 'This table is too large. At most 5,000 rows and 200 columns come in at once; in parts it works.',
    noHeadings: 'None of the headings is known.',
    badBackup: 'This file is not a backup of a plan, or it is damaged. Choose a file that was downloaded as “Backup”.',
    newerBackup: 'This backup was written by a newer version. It can be opened on a server that has been updated.',
    notSaving: 'The server cannot save right now, so it did not do this. Try again in a while.',
    noSuchExport: 'The plan cannot be downloaded in this form.',
    frozen: 'The boards are locked. A facilitator can unlock them.',
    notOpen: 'The round is not open. Nothing was taken.',
    blocked: 'A facilitator of this plan has blocked this device. Ask a facilitator to let you in again.',
    alreadySigned: 'This organization has signed this version already.',
    restarting: 'The server is starting again. Try again in a few seconds.',
    internal: 'Something went wrong on the server. Nothing you wrote is lost. Try again.',
  } satisfies Record<ErrorCode, string> as Record<ErrorCode, string>,
  /** No answer at all: the network, or the server is off. */
  offline: 'The server does not answer. Check the network, then try again.',
}
