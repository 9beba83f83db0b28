/** A community's own words for the headings of its plan. */
export const labels = {
  title: 'Rename headings',
  intro: 'Write your own word where ours does not fit. Everybody sees it at once, and it goes into every file.',
  parts: {
    group: 'Groups of columns',
    column: 'Columns and strips',
    band: 'Levels of results and indicators',
    function: 'Functions',
    level: 'Levels of leadership',
  },
  yourWordFor: (ours: string) => `Your word for “${ours}”`,
  resetOf: (ours: string) => `Take ours again: ${ours}`,
  wasReset: (ours: string) => `It is “${ours}” again.`,
}
