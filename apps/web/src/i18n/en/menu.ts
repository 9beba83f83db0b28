/** The plan’s menu, and what it opens at once: downloads, another title. */
export const menu = {
  title: 'Menu of this plan',
  groups: {
    together: 'Together',
    history: 'What happened',
    settings: 'Settings',
  },
  downloadOf: {
    vision: 'Download the vision',
    logicModel: 'Download the logic model',
    leadership: 'Download the leadership structure',
  },
  formats: {
    tabloid: 'PDF, Tabloid (11 × 17 in)',
    letter: 'PDF, Letter (8.5 × 11 in)',
    docx: 'Word',
    xlsx: 'Excel',
  },
  allFiles: 'All files',
  makingPdf: 'Making the PDF…',
  makingFile: 'Making the file…',
  missingSigns: (signs: string) =>
    `The file is here, but the server has no letters for ${signs}. They show as empty boxes. To have them on paper, print the board from your browser.`,
  backup: 'Backup of the plan (JSON)',
  bringIn: 'Bring in a file',
  versions: 'Versions',
  activity: 'Activity',
  sinceLastVisit: 'Changed since my last visit',
  questions: 'Questions and votes',
  ideas: 'Ideas',
  library: 'Library of starters',
  labels: 'Rename headings',
  rename: 'Rename the plan',
  titleLabel: 'Title',
  titleMissing: 'A plan needs a title.',
  yourData: 'Your data',
}
