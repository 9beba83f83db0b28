/** The plan’s menu, and what it opens at once: downloads, another title. */
export const menu = {
  title: 'Menu of this plan',
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
  versions: 'Versions',
  activity: 'Activity',
  sinceLastVisit: 'Changed since my last visit',
  questions: 'Questions and votes',
  ideas: 'Ideas',
  rename: 'Rename the plan',
  titleLabel: 'Title',
  titleMissing: 'A plan needs a title.',
  yourData: 'Your data',
  showFace: {
    canvas: 'Show the canvas',
    table: 'Show the table',
    outline: 'Show the outline',
    chain: 'Read the chains aloud',
  },
}
