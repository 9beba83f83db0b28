import type { VisionBlock, VisionRun } from '@commonboard/model'
import type { ReactNode } from 'react'
import { LINK_ATTRIBUTES } from './links.ts'

/** The vision as a page to read: neighboring list items form one list. */
export function Blocks({ blocks }: { readonly blocks: readonly VisionBlock[] }) {
  const parts: { as: VisionBlock['as']; from: number; blocks: VisionBlock[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const last = parts.at(-1)
    const isList = block.as === 'bullet' || block.as === 'number'
    if (isList && last?.as === block.as) last.blocks.push(block)
    else parts.push({ as: block.as, from: index, blocks: [block] })
  }
  return parts.map(({ as, from, blocks: own }) => <Part key={from} as={as} blocks={own} />)
}

function Part({ as, blocks }: { readonly as: VisionBlock['as']; readonly blocks: readonly VisionBlock[] }): ReactNode {
  // Blocks have no names; their place is all that tells them apart.
  const items = blocks.map((block, index) => (
    <li key={index}>
      <Runs runs={block.runs} />
    </li>
  ))
  const runs = <Runs runs={blocks[0]?.runs ?? []} />
  if (as === 'bullet') return <ul>{items}</ul>
  if (as === 'number') return <ol>{items}</ol>
  if (as === 'heading') return <h3>{runs}</h3>
  if (as === 'subheading') return <h4>{runs}</h4>
  return <p>{runs}</p>
}

const Runs = ({ runs }: { readonly runs: readonly VisionRun[] }) =>
  runs.map((run, index) => {
    const words = run.isBold ? <strong key={index}>{run.text}</strong> : run.text
    return run.link ? (
      <a key={index} href={run.link} {...LINK_ATTRIBUTES}>
        {words}
      </a>
    ) : (
      words
    )
  })
