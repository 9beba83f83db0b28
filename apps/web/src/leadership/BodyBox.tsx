import { type BodyBox as Box, type SeatId, type SeatBox, wordsOf } from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { personColor } from '../people.ts'
import { classes } from '../ui/classes.ts'
import styles from './Body.module.css'
import { SeatLabel } from './SeatLabel.tsx'
import { SEAT_ICONS, seatIconName } from './sectors.ts'
import { useStructure } from './state.ts'

/** A body with its seats, drawn where the layout puts them. */
export function BodyBox({ box, over }: { readonly box: Box; readonly over: SeatId | undefined }) {
  const { chosen, actions } = useStructure()
  const { language } = useLanguage()
  const { body } = box
  const writer = useWriter(body.id)
  return (
    <div
      className={classes(styles.body, body.isStarter && styles.starter, writer && styles.taken)}
      data-body={body.id}
      style={{
        insetInlineStart: box.x,
        insetBlockStart: box.y,
        inlineSize: box.width,
        blockSize: box.height,
        ...(writer ? { '--person': personColor(writer.color) } : {}),
      }}
    >
      <h4 className={styles.bodyHead} data-below={!box.isMeetsBeside || undefined}>
        <button
          type="button"
          data-item={body.id}
          dir="auto"
          aria-current={chosen === body.id || undefined}
          onClick={() => actions.choose(body.id, true)}
        >
          {box.name}
        </button>{' '}
        {body.meets && <span dir="auto">{body.meets}</span>}
      </h4>
      {body.purpose && (
        <p className={styles.purpose} dir="auto">
          {body.purpose}
        </p>
      )}
      {body.isStarter && <p className={styles.note}>{wordsOf(language).starter}</p>}
      {writer && <Flag names={[writer.name]} />}
      {box.seats.length > 0 && (
        <ul role="list" className={styles.seats} aria-label={box.name}>
          {box.seats.map((seat) => (
            <SeatChip key={seat.seat.id} box={seat} body={box} isOver={over === seat.seat.id} />
          ))}
        </ul>
      )}
    </div>
  )
}

function SeatChip(props: { readonly box: SeatBox; readonly body: Box; readonly isOver: boolean }) {
  const { box, body, isOver } = props
  const { seat, label } = box
  const { chosen, actions } = useStructure()
  const writer = useWriter(seat.id)
  const Icon = SEAT_ICONS[seatIconName(seat)]
  return (
    <li>
      <button
        type="button"
        data-item={seat.id}
        data-seat={seat.id}
        aria-current={chosen === seat.id || undefined}
        className={classes(
          styles.seat,
          !seat.holder && styles.open,
          seat.isStarter && styles.quiet,
          isOver && styles.over,
          writer && styles.taken,
        )}
        style={{
          // Places are the board's; the border of the body is its frame.
          insetInlineStart: box.x - body.x - 1,
          insetBlockStart: box.y - body.y - 1,
          inlineSize: box.width,
          blockSize: box.height,
          ...(writer ? { '--person': personColor(writer.color) } : {}),
        }}
        onClick={() => actions.choose(seat.id, true)}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        <SeatLabel seat={seat} label={label} />
        {writer && <Flag names={[writer.name]} />}
      </button>
    </li>
  )
}

function Flag({ names }: { readonly names: readonly string[] }) {
  return <span className={styles.flag}>{useWords('leadership').leadership.isWriting(names)}</span>
}

function useWriter(id: Box['body']['id'] | SeatId) {
  return useStructure()
    .here.get(id)
    ?.find((one) => one.isWriting)
}
