/** The dialog of all files of a plan. */
export const files = {
  title: 'All files',
  what: {
    logicModel: 'Logic model',
    results: 'Results framework',
    vision: 'Vision',
    leadership: 'Leadership structure',
    plan: 'Whole plan',
  },
  formats: {
    tabloid: 'PDF, Tabloid',
    letter: 'PDF, Letter',
    docx: 'Word',
    xlsx: 'Excel',
    png: 'Picture (PNG)',
    svg: 'Drawing (SVG)',
    csv: 'Table (CSV)',
    md: 'Text (Markdown)',
    json: 'Data (JSON)',
    backup: 'Backup (JSON)',
  },
  withLayer: 'With strategies and resources',
  withNotes: 'With what was accepted as it is, and why',
}
