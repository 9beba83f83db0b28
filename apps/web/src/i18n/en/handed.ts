import { pluralEn } from '../plural.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** Words that did not get into the plan: handed to a facilitator, or in an earlier copy on this device. */
export const handed = {
  handOver: 'Hand to a facilitator',
  handing: 'Handing over…',
  handedOver: 'Handed over',
  handedText: 'The facilitators have your words. They stay here too until you put them away.',
  tooLong: 'This is too long to hand over at once. Download it and give the file to a facilitator.',
  tooOften: 'Much has been handed over already. Copy or download your words, or try again in ten minutes.',
  title: 'Words handed over',
  from: (names: readonly string[]) => `Words handed over by ${list.format(names)}`,
  by: (name: string) => `Words handed over by ${name}`,
  what: 'The server did not take these words into the plan. Put in by hand what belongs there.',
  read: 'Read',
  nothing: 'Nothing is waiting here.',
  copy: (name: string) => `Copy the words of ${name}`,
  done: (name: string) => `Done with the words of ${name}`,
  doneTitle: 'Put these words away?',
  doneText: 'They are erased here, for all facilitators.',
  doneKeep: 'Keep them',
  doneDo: 'Put away',
  putAway: (name: string) => `The words of ${name} have been put away.`,
  earlierLine: (copies: number) =>
    pluralEn(copies, {
      one: 'This plan was begun anew on the server. Your earlier copy of it is kept on this device.',
      other: `This plan was begun anew on the server. Your ${copies} earlier copies of it are kept on this device.`,
    }),
  lookAtIt: 'Look at it',
  earlierTitle: 'Your earlier copy',
  earlierText:
    'This is the plan as this device had it before it was begun anew. Nothing of it is sent by itself. What belongs in the plan can be put in by hand.',
  earlierUnsent: 'What you had written that had not been sent',
  earlierPlan: 'The plan as it was',
  earlierFile: 'earlier copy.txt',
  earlierOf: (number: number, of: number) => `Copy ${number} of ${of}`,
  cannotRead: 'This browser does not let us read the copy just now. It stays on this device.',
  remove: 'Remove',
  removeTitle: 'Remove this copy from this device?',
  removeText: 'It is nowhere else. Download it first if you want to keep it.',
  removeKeep: 'Keep it',
  removeDo: 'Remove the copy',
}
