/** The canvas: its tools and what it says while people work. */
export const canvas = {
  select: 'Select',
  move: 'Move',
  card: 'Card',
  link: 'Link',
}
