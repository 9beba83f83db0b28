import { type SeatId, STRUCTURE, type StructureBoard, structureWords, VOICE_MAX, wordsOf } from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Channels } from './Channels.tsx'
import styles from './Diagram.module.css'
import { LevelPart } from './LevelPart.tsx'
import { at } from './place.ts'

/** The bridge: bands above and below, piers and deck between them, the vision in the opening. Read from the top down. */
export function Diagram(props: {
  readonly board: StructureBoard
  readonly vision: string
  readonly over: SeatId | undefined
  readonly onStack: () => void
}) {
  const { board, vision, over, onStack } = props
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const structure = structureWords[language]
  const { columns } = wordsOf(language)
  const half = (name: 'upper' | 'lower') => board.channels.filter((box) => box.half === name)
  return (
    <div
      className={styles.diagram}
      style={{ inlineSize: board.width, blockSize: board.height }}
      role="group"
      aria-label={words.diagram}
    >
      {board.bands.map((band) => (
        <div key={band.level} className={styles.band} data-level={band.level} style={at(band)} />
      ))}
      <div className={styles.bridge} style={at(board.bridge)} />
      {board.arch.height > 0 && <div className={styles.arch} style={at(board.arch)} />}
      <LevelPart board={board} level="community" over={over} />
      <div className={styles.opening} data-empty={vision ? undefined : true} style={at(board.opening)}>
        <h3>{structure.ourVision}</h3>
        <p
          className={vision ? styles.vision : styles.noVision}
          dir="auto"
          style={{
            maxInlineSize: VOICE_MAX,
            font: `400 ${STRUCTURE.voicePx}px / ${STRUCTURE.voiceLinePx}px var(--voice)`,
          }}
        >
          {vision || columns.vision.question}
        </p>
      </div>
      <Channels boxes={half('upper')} />
      <LevelPart board={board} level="intermediary" over={over} />
      <Channels boxes={half('lower')} />
      <LevelPart board={board} level="site" over={over} />
      {board.stack && (
        <button type="button" className={styles.stack} style={at(board.stack)} onClick={onStack}>
          <b>{structure.more(board.stack.bodies.length)}</b>
          <span>{structure.openSeats(board.stack.openSeats)}</span>
        </button>
      )}
    </div>
  )
}
