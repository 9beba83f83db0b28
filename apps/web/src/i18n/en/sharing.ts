import type { Role } from '@commonboard/model'
import { pluralEn } from '../plural.ts'

/** What is said about the people and links of one plan, and about deleting it. */
export const sharing = {
  invite: {
    tabs: 'Invite people',
    links: 'Links',
    people: 'People',
    linksLead: 'Anybody who has a link can use it. Send each person the one for what they will do.',
    onlyThisComputer:
      'These addresses work on this computer only. To invite others, open Commonboard by its address in the network; the server prints it when it starts.',
    forWhom: {
      facilitator: 'To lead with you',
      editor: 'To write the plan',
      contributor: 'To take part and comment',
      viewer: 'To read',
    } as Record<Role, string>,
    facilitatorCare: 'Give it to very few: it can also put people out and delete the plan.',
    address: (what: string) => `Link: ${what}`,
    copy: 'Copy link',
    copied: 'Copied',
    copyByHand: 'This browser does not let us copy. The link is selected: copy it yourself.',
    showCode: 'QR code',
    hideCode: 'Hide code',
    codeFor: (what: string) => `QR code: ${what}`,
    codeHint: 'Point the camera of a phone at it.',
    replace: 'Replace',
    replaceTitle: 'Make a new link and end the old one?',
    replaceText: 'The old link admits nobody new. People who already came by it stay.',
    replaceKeep: 'Keep the old one',
    replaced: 'Here is the new link. The old one admits nobody any more.',
    revoke: 'Revoke',
    revokeTitle: 'End this link and put out everybody who came by it?',
    revokeText: 'They are put out at once and need another link to come back. What they wrote stays in the plan.',
    revokeKeep: 'Keep it',
    revokeDo: 'Revoke and put out',
    revoked: (n: number) =>
      n === 0
        ? 'The link has ended. Nobody had come by it.'
        : pluralEn(n, {
            one: 'The link has ended. 1 person was put out.',
            other: `The link has ended. ${n} people were put out.`,
          }),
    noLink: 'There is no such link now.',
    make: 'Make a link',
    onlyFacilitators: 'Only facilitators see the links and hand them out.',
    askThem: (names: string) => `Ask ${names}.`,
    count: (n: number) => pluralEn(n, { one: '1 person', other: `${n} people` }),
    here: 'here now',
    roleOf: (name: string) => `Role of ${name}`,
    ownRole: 'Only another facilitator can change your role.',
    everyone: 'Everyone but facilitators',
    everyoneDo: 'Change',
    everyoneDone: (role: string) => `Everyone but facilitators: ${role}.`,
    roleDone: (name: string, role: string) => `${name}: ${role}.`,
    putOut: (name: string) => `Put out: ${name}`,
    putOutTitle: (name: string) => `Put ${name} out of the plan?`,
    putOutText: (name: string) =>
      `${name} is put out at once. What was written stays. Who has a valid link can come back by it: replace the link first if that should not be.`,
    putOutKeep: (name: string) => `Keep ${name}`,
    putOutDo: 'Put out',
    putOutDone: (name: string) => `${name} has been put out.`,
    lock: 'Lock the boards',
    unlock: 'Unlock the boards',
    lockedText: 'The boards are locked: only facilitators can change them. Everybody can read.',
    unlockedText: 'Facilitators and editors can change the boards.',
  },
  deletePlan: {
    verb: 'Delete the plan',
    title: (title: string) => `Delete “${title}”?`,
    text: 'It is erased for everybody, with its history and its links. Nobody can bring it back. Download it first if you want to keep a copy.',
    keep: 'Keep the plan',
    delete: 'Delete for everybody',
  },
}
