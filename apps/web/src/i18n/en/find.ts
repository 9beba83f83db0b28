/** Looking for cards of the logic model. */
export const find = {
  find: 'Find cards',
  label: 'Find cards by their words',
  hint: 'Words or a number',
  column: 'Column',
  anyColumn: 'Every column',
  band: 'Level',
  anyBand: 'Every level',
  unlinked: 'No indicator yet',
  mine: 'Mine',
  mineHint: 'Cards you wrote on this device',
  found: (n: number, all: number) => (all === 1 ? `${n} of 1 card` : `${n} of ${all} cards`),
  next: 'Next one',
  nextHint: 'Next one (Enter)',
  showAll: 'Show all',
  allShown: 'All cards are shown again.',
}
