import {
  type Box,
  channelRhythm,
  labelOf,
  type Level,
  type SeatId,
  STRUCTURE,
  type StructureBoard,
  VOICE_MAX,
  wordsOf,
} from '@commonboard/model'
import { Plus } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { BodyBox } from './BodyBox.tsx'
import styles from './Diagram.module.css'
import { useStructure } from './state.ts'

/** Places of the layout are board pixels from its upper left corner. */
export const at = ({ x, y, width, height }: Box): CSSProperties => ({
  insetInlineStart: x,
  insetBlockStart: y,
  inlineSize: width,
  blockSize: height,
})

/** The bridge: bands above and below, piers and deck between them, the vision in the opening. */
export function Diagram(props: {
  readonly board: StructureBoard
  readonly vision: string
  readonly over: SeatId | undefined
  readonly isStackOpen: boolean
  readonly onStack: () => void
}) {
  const { board, vision, over, isStackOpen, onStack } = props
  const { content } = useStructure()
  const words = useWords().leadership
  const { language } = useLanguage()
  const { structure, columns } = wordsOf(language)
  const printZoom = Math.min(1, 960 / board.width)
  return (
    <div
      className={styles.diagram}
      style={{ inlineSize: board.width, blockSize: board.height, '--print-zoom': printZoom } as CSSProperties}
      role="group"
      aria-label={words.diagram}
    >
      {board.bands.map((band) => (
        <div key={band.level} className={styles.band} data-level={band.level} style={at(band)} />
      ))}
      <div className={styles.bridge} style={at(board.bridge)} />
      <div className={styles.arch} style={at(board.arch)} />
      <LevelPart board={board} level="community" over={over} />
      <div className={styles.opening} style={at(board.opening)}>
        <h3>{structure.ourVision}</h3>
        <p
          className={vision ? styles.vision : styles.noVision}
          style={{
            maxInlineSize: VOICE_MAX,
            font: `400 ${STRUCTURE.voicePx}px / ${STRUCTURE.voiceLinePx}px var(--voice)`,
          }}
        >
          {vision || columns.vision.question}
        </p>
      </div>
      <Channels board={board} />
      <LevelPart board={board} level="intermediary" over={over} />
      <LevelPart board={board} level="site" over={over} />
      {board.stack && (
        <button type="button" className={styles.stack} style={at(board.stack)} onClick={onStack}>
          <b>{structure.more(board.stack.bodies.length)}</b>
          <span>{structure.openSeats(board.stack.openSeats)}</span>
        </button>
      )}
      {isStackOpen && content.leadership.bodies.filter((body) => body.level === 'site').length > STRUCTURE.sitesMax && (
        <button type="button" className={styles.fewer} onClick={onStack}>
          {words.showFewer}
        </button>
      )}
    </div>
  )
}

/** One level: its name, its bodies, or what it asks while it has none. */
function LevelPart(props: {
  readonly board: StructureBoard
  readonly level: Level
  readonly over: SeatId | undefined
}) {
  const { board, level, over } = props
  const { content, actions, canEdit } = useStructure()
  const words = useWords().leadership
  const { language } = useLanguage()
  const { levels } = wordsOf(language).structure
  const name = board.levels.find((one) => one.level === level)
  const empty = board.empties.find((one) => one.level === level)
  const label = labelOf(content, language, `level.${level}`)
  const add = canEdit && (
    <button
      type="button"
      data-add
      className={styles.add}
      aria-label={words.addBodyTo(label)}
      onClick={() => actions.addBody(level)}
    >
      <Plus size={15} strokeWidth={2} aria-hidden="true" />
      {words.addBody}
    </button>
  )
  return (
    <section aria-label={label}>
      {name && (
        <header
          className={styles.name}
          data-level={level}
          data-beside={name.isBeside || undefined}
          style={{ insetInlineStart: name.x, insetBlockStart: name.y, inlineSize: name.width }}
        >
          <h3>
            <span className={styles.mark} aria-hidden="true" />
            <span>{label}</span>
          </h3>
          {name.isBeside && <p>{levels[level].line}</p>}
          {!empty && add}
        </header>
      )}
      {empty && (
        <div className={styles.empty} style={at(empty)}>
          <p>{levels[level].question}</p>
          {add}
        </div>
      )}
      {board.bodies
        .filter((box) => box.body.level === level)
        .map((box) => (
          <BodyBox key={box.body.id} box={box} over={over} />
        ))}
    </section>
  )
}

function Channels({ board }: { readonly board: StructureBoard }) {
  const { chosen, actions } = useStructure()
  const words = useWords().leadership
  const { language } = useLanguage()
  const { nameless } = wordsOf(language).structure
  if (board.channels.length === 0) return null
  return (
    <ul role="list" className={styles.plain} aria-label={words.channels}>
      {board.channels.map((box) => (
        <li key={box.channel.id}>
          <button
            type="button"
            data-item={box.channel.id}
            className={styles.channel}
            aria-current={chosen === box.channel.id || undefined}
            style={at(box)}
            onClick={() => actions.choose(box.channel.id, true)}
          >
            <Arrow height={box.height} points={box.points} isTwoWay={box.channel.isTwoWay} />
            <span className={styles.channelWords}>
              <b>{box.channel.purpose || nameless.channel}</b> <span>{channelRhythm(box.channel, language)}</span>{' '}
              {box.ends && <small>{box.ends}</small>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Arrow(props: { readonly height: number; readonly points: 'down' | 'up'; readonly isTwoWay: boolean }) {
  const { height, points, isTwoWay } = props
  const x = STRUCTURE.arrowX
  const up = `M${x - 6} 8 L${x} 2 L${x + 6} 8`
  const down = `M${x - 6} ${height - 8} L${x} ${height - 2} L${x + 6} ${height - 8}`
  return (
    <svg className={styles.arrow} width={STRUCTURE.channelX} height={height} aria-hidden="true">
      <path d={`M${x} 2 V${height - 2}`} />
      {(points === 'up' || isTwoWay) && <path d={up} />}
      {(points === 'down' || isTwoWay) && <path d={down} />}
    </svg>
  )
}
