import type { Transcript } from './reader.ts'
import type { Heard } from './spoken.ts'

/** A person hears about so many words a minute, and with one finger on each hand types this many. */
const HEARD_PER_MINUTE = 180
const TYPED_PER_MINUTE = 30
/** To find a key and press it, and to decide. */
const SECONDS_PER_KEY = 1.2

interface Part {
  readonly title: string
  readonly lines: string[]
}

/** What was pressed and what was heard, part by part; and how long a person would have been at it. */
export class Script implements Transcript {
  readonly parts: Part[] = []
  private seconds = 0

  begin(title: string): void {
    this.parts.push({ title, lines: [] })
  }

  get minutes(): number {
    return this.seconds / 60
  }

  pressed(key: string): void {
    this.add(key, '')
    this.seconds += SECONDS_PER_KEY
  }

  typed(text: string): void {
    this.add('types', text)
    this.seconds += (words(text) / TYPED_PER_MINUTE) * 60
  }

  went(key: string, times: number, passed: readonly Heard[]): void {
    this.add(times === 1 ? key : `${key} ×${times}`, passed.length > 0 ? `past: ${passed.map(brief).join(' · ')}` : '')
    // One hears the first words of what one passes by.
    this.seconds +=
      times * SECONDS_PER_KEY + (passed.map(brief).reduce((sum, one) => sum + words(one), 0) / HEARD_PER_MINUTE) * 60
  }

  heard(line: string): void {
    this.add('', `→ ${line}`)
    this.listened(line)
  }

  said(line: string): void {
    this.add('', `♪ ${line}`)
    this.listened(line)
  }

  /** What happens elsewhere meanwhile. */
  meanwhile(line: string): void {
    this.add('', `(${line})`)
  }

  asMarkdown(): string {
    return this.parts.map(({ title, lines }) => `### ${title}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`).join('\n')
  }

  private listened(line: string): void {
    this.seconds += (words(line) / HEARD_PER_MINUTE) * 60
  }

  private add(left: string, right: string): void {
    const lines = this.parts.at(-1)?.lines
    if (!lines) throw new Error('Nothing has begun')
    // What is heard stands beside the key that brought it.
    const last = lines.at(-1)
    if (left === '' && last !== undefined && last === last.trimEnd() && isKeyAlone(last)) {
      lines[lines.length - 1] = `${last.padEnd(KEY_WIDTH)}${right}`
      return
    }
    lines.push(`${left.padEnd(KEY_WIDTH)}${right}`.trimEnd())
  }
}

const KEY_WIDTH = 16

const isKeyAlone = (line: string): boolean => line.length > 0 && !line.startsWith(' ') && line.length <= KEY_WIDTH

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** As far as one listens before one goes on. */
const brief = ({ name, said }: Heard): string =>
  [name.length > 44 ? `${name.slice(0, 42).trimEnd()}…` : name, said].filter(Boolean).join(', ')

const BEGIN = '<!-- transcript: written by npm run transcript -->'
const END = '<!-- end of the transcript -->'

/** The page with this transcript in the place of the last one. */
export function withTranscript(page: string, script: Script): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error('The page has no place for the transcript')
  const time = `About ${Math.round(script.minutes)} minutes for a person who hears ${HEARD_PER_MINUTE} words a minute and types ${TYPED_PER_MINUTE}.`
  return `${before}${BEGIN}\n\n${time}\n\n${script.asMarkdown()}\n${END}${after}`
}
