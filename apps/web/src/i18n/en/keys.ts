/** The sheet with all keys of the plan page. */
export const keys = {
  singleKeys: 'Letters, numbers and signs work anywhere on the page',
  singleKeysHint: 'Turn this off if you speak to your computer or press keys by accident. The keys on a card stay.',
  keys: [
    {
      title: 'Everywhere',
      keys: [
        ['?', 'This list'],
        ['O G I B', 'Logic model: outline, table, chain, canvas, with the same card'],
        ['/', 'Find cards of the logic model'],
        ['V', 'What there is to look at; Esc goes back'],
        ['C', 'Comments, also beside the ideas; with a card chosen, comment on it'],
        ['Ctrl Alt M', 'Vision: comment on the words that are selected'],
        ['Ctrl Z', 'Undo your own last step'],
        ['Ctrl Shift Z', 'Redo'],
        ['Tab', 'Next control'],
      ],
    },
    {
      title: 'In the comments',
      keys: [
        ['@', 'Name somebody'],
        ['Ctrl Enter', 'Send'],
        ['Esc', 'Close the comments'],
      ],
    },
    {
      title: 'Reading chains aloud',
      keys: [
        ['← →', 'Previous chain, next chain'],
        ['Esc', 'Back to the card'],
      ],
    },
    {
      title: 'On a card',
      keys: [
        ['Enter', 'Write in it; again, or Esc, to end. After a new card: the next one below'],
        ['Ctrl Enter', 'Outline, while writing: make two cards, at the caret'],
        ['Ctrl V', 'Outline: several lines become several cards, after a look'],
        ['Shift ↑ ↓', 'Outline: choose several; Ctrl A the level, again the column'],
        ['M', 'Outline, with several chosen: what can be done with them'],
        ['N', 'New card below'],
        ['↑ ↓ ← →', 'Next card in that direction'],
        ['Alt ↑ ↓ ← →', 'Move the card'],
        ['L', 'Link to another card'],
        ['Ctrl D', 'Duplicate, with its links'],
        ['Ctrl A', 'Choose the column; again, the whole board'],
        ['Ctrl Enter', 'While writing: split at the caret'],
        ['Delete', 'Remove; it can be brought back'],
      ],
    },
    {
      title: 'In the table',
      keys: [
        ['↑ ↓ ← →', 'Next cell; with Shift choose several'],
        ['Home, End', 'First or last cell of the row; with Ctrl of the table'],
        ['Enter, F2', 'Open the cell; or simply type'],
        ['Enter, Tab', 'Keep it and go down, or right'],
        ['Esc', 'Take back what was typed'],
        ['Delete', 'Empty the cells; on the number, remove the card'],
        ['Ctrl C, Ctrl V', 'Copy cells, paste a block'],
        ['Ctrl Enter', 'New row below'],
        ['Alt ↑ ↓', 'Move the card'],
      ],
    },
    {
      title: 'On the canvas',
      keys: [
        ['1 2 3 4', 'Select, Move, Card, Link'],
        ['+ −', 'Larger, smaller'],
        ['0, 9, 8', 'Fit the board, fit what is chosen, original size'],
        ['F', 'Fold the column of the card to a bar'],
        ['Y', 'Strategies and resources: show, hide'],
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
