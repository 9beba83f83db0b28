import type { VisionBlock, VisionRun } from '@commonboard/model'

const MARKS = { paragraph: '', heading: '## ', subheading: '### ', bullet: '• ' } as const

/** The vision as text that shows what its lines are: headings, lists, bold words, and where links lead. */
export function visionAsText(blocks: readonly VisionBlock[]): string {
  let count = 0
  return blocks
    .map(({ as, runs }) => {
      count = as === 'number' ? count + 1 : 0
      return `${as === 'number' ? `${count}. ` : MARKS[as]}${runs.map(runAsText).join('')}`
    })
    .join('\n')
}

function runAsText({ text, isBold, link }: VisionRun): string {
  const words = isBold ? `**${text}**` : text
  return link ? `${words} (${link})` : words
}
