/** Changes the server would not take, and the box that keeps them. */
export const kept = {
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
    comment: (text: string) => `A comment: ${text}`,
    talked: 'Something in the comments was changed too.',
    more: 'Other parts of the plan were changed too.',
  },
  keptFile: 'my words.txt',
  keptDone: 'I have them',
}
