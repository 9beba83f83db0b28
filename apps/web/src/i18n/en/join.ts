import type { Role } from '@commonboard/model'

/** The page a link opens, read on a phone over somebody’s network: nothing else travels with it. */
export const join = {
  heading: 'Join the plan',
  invitation: {
    facilitator: 'You are asked to lead this plan with others.',
    editor: 'Help write what we want for every child here.',
    contributor: 'Say what you think of what we want for every child here.',
    viewer: 'Read what we want for every child here.',
  } as Record<Role, string>,
  name: 'Your name',
  nameAside: 'or a nickname',
  hereAs: 'I am here as',
  hereAsAside: 'if you like',
  join: 'Join',
  joining: 'Joining…',
  withoutName: 'Join without a name',
  promise: 'No account, no e-mail, no tracking.',
  kept: (historyDays: number, answersDays: number) =>
    `${historyDays === 0 ? 'Who changed what is not kept.' : `Who changed what is kept for ${historyDays} days.`} Private answers are erased ${answersDays} days after a round closes.`,
  privacy: 'What is kept about me?',
  looking: 'Looking at your link…',
  noLinkTitle: 'This link is not complete',
  noLinkText:
    'The part after the # is missing. Open the link again exactly as it was sent, or scan the code once more.',
  badLinkTitle: 'This link does not work any more',
  badLinkText:
    'It may have been replaced by a new one, taken back, or cut off when it was copied. Ask the person who sent it for a new link. Nothing you wrote is lost.',
  waitTitle: 'Your link could not be checked',
  toPlans: 'Go to the plans on this device',
  nameTooLong: (most: number) => `That name is longer than ${most} letters. Shorten it a little; nothing is lost.`,
}
