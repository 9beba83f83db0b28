import { BLOCK_KINDS, BY_HAND, edit, isOwnVision, type Plan } from '@commonboard/model'
import * as Y from 'yjs'
import type { Random } from './random.ts'

const elementsOf = (plan: Plan) => plan.vision.toArray() as Y.XmlElement[]

const textOf = (element: Y.XmlElement): Y.XmlText | undefined =>
  element.toArray().find((node): node is Y.XmlText => node instanceof Y.XmlText)

/** One thing somebody does in the rich editor of the vision, as the editor writes it. */
export function anyVisionEdit(plan: Plan, random: Random, letters: (count: number) => string): void {
  if (!isOwnVision(plan)) throw new Error('The vision is flat')
  edit(
    plan,
    () => {
      const element = random.pick(elementsOf(plan))
      const text = element && textOf(element)
      switch (random.below(7)) {
        case 0:
        case 1: {
          const block = new Y.XmlElement('paragraph')
          block.insert(0, [new Y.XmlText(letters(4))])
          plan.vision.insert(random.below(plan.vision.length + 1), [block])
          break
        }
        case 2:
          if (plan.vision.length > 1) plan.vision.delete(random.below(plan.vision.length), 1)
          break
        case 3: {
          const kind = random.pick(BLOCK_KINDS)
          if (kind === 'paragraph') element?.removeAttribute('as')
          else if (kind) element?.setAttribute('as', kind)
          break
        }
        case 4:
          if (text && text.length > 1)
            text.format(random.below(text.length - 1), 1, random.chance(0.5) ? { bold: {} } : { bold: null })
          break
        case 5:
          if (text && text.length > 1)
            text.format(0, text.length, { link: random.chance(0.5) ? { href: 'https://example.org/' } : null })
          break
        default:
          if (text) text.insert(random.below(text.length + 1), ` ${letters(3)}`)
      }
    },
    BY_HAND,
  )
}
