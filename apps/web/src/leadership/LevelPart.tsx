import { labelOf, type Level, type SeatId, type StructureBoard, structureWords } from '@commonboard/model'
import { Plus } from 'lucide-react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { BodyBox } from './BodyBox.tsx'
import styles from './Diagram.module.css'
import { at } from './place.ts'
import { useStructure } from './state.ts'

/** One level: its name, its bodies, or what it asks while it has none. */
export function LevelPart(props: {
  readonly board: StructureBoard
  readonly level: Level
  readonly over: SeatId | undefined
}) {
  const { board, level, over } = props
  const { content, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const { levels } = structureWords[language]
  const name = board.levels.find((one) => one.level === level)
  const empty = board.empties.find((one) => one.level === level)
  const bodies = board.bodies.filter((box) => box.body.level === level)
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
    <section
      className={styles.level}
      data-level={level}
      data-empty={bodies.length === 0 || undefined}
      aria-label={label}
    >
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
      {bodies.length > 0 && (
        <div className={styles.bodies}>
          {bodies.map((box) => (
            <BodyBox key={box.body.id} box={box} over={over} />
          ))}
        </div>
      )}
    </section>
  )
}
