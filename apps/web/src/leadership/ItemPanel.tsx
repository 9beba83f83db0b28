import { type ItemId, seatLabel } from '@commonboard/model'
import { useEffect } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Panel } from '../ui/Panel.tsx'
import { facesOf } from './actions.ts'
import { Details, rootOfItem } from './Details.tsx'
import { SEAT_ICONS, seatIconName } from './sectors.ts'
import { useStructure } from './state.ts'
import styles from './Panel.module.css'

const KIND = {
  bodies: 'body',
  seats: 'seat',
  people: 'person',
  organizations: 'organization',
  channels: 'channel',
} as const

/** The details of the chosen item beside the diagram. Escape closes it and goes back to the item. */
export function ItemPanel({ id }: { readonly id: ItemId }) {
  const { content, actions, canEdit } = useStructure()
  const { leadership } = useWords('leadership')
  const { language } = useLanguage()
  const root = rootOfItem(content.leadership, id)
  const isGone = !root
  useEffect(() => {
    if (isGone) actions.choose(undefined)
  }, [isGone, actions])
  const body = content.leadership.bodies.find((one) => one.id === id)
  const seats = content.leadership.seats.filter((seat) => seat.body === id)
  const faces = facesOf(content.leadership, language)
  if (!root) return null
  const title = leadership[KIND[root]]
  return (
    <Panel heading="h3" title={title} className={styles.panel} onClose={() => actions.choose(undefined)}>
      <Details key={id} id={id}>
        {body && (
          <div className={styles.seats}>
            <ul role="list" className={styles.lines}>
              {seats.map((seat) => {
                const Icon = SEAT_ICONS[seatIconName(seat)]
                return (
                  <li key={seat.id}>
                    <button
                      type="button"
                      className={styles.line}
                      data-open={seat.holder ? undefined : true}
                      onClick={() => actions.choose(seat.id, true)}
                    >
                      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
                      {seatLabel(seat, faces)}
                    </button>
                  </li>
                )
              })}
            </ul>
            {canEdit && (
              <button type="button" className={styles.add} onClick={() => actions.addSeat(body.id)}>
                {leadership.addSeat}
              </button>
            )}
          </div>
        )}
      </Details>
    </Panel>
  )
}
