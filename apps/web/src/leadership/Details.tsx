import type { ItemId, ItemRoot, Leadership } from '@commonboard/model'
import { Check, Trash2 } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { useWords } from '../i18n/language.tsx'
import { CommentButton } from '../talk/CommentButton.tsx'
import { Button } from '../ui/Button.tsx'
import { BodyDetails } from './BodyDetails.tsx'
import styles from './fields.module.css'
import { ChannelDetails, OrganizationDetails, PersonDetails } from './ListDetails.tsx'
import { SeatDetails } from './SeatDetails.tsx'
import { useStructure } from './state.ts'

/** Where an item stands, if it is there to be looked at. */
export function rootOfItem({ bodies, seats, people, organizations, channels }: Leadership, id: ItemId | undefined) {
  const lists: Readonly<Record<ItemRoot, readonly { readonly id: ItemId }[]>> = {
    bodies,
    seats,
    people,
    organizations,
    channels,
  }
  return (Object.keys(lists) as ItemRoot[]).find((root) => lists[root].some((one) => one.id === id))
}

/** All there is to say about one item, and to do with it: the same in the outline and beside the diagram. */
export function Details({ id, children }: { readonly id: ItemId; readonly children?: ReactNode }) {
  const { content, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const { leadership } = content
  const root = rootOfItem(leadership, id)
  if (!root) return null
  const body = leadership.bodies.find((one) => one.id === id)
  const seat = leadership.seats.find((one) => one.id === id)
  const person = leadership.people.find((one) => one.id === id)
  const organization = leadership.organizations.find((one) => one.id === id)
  const channel = leadership.channels.find((one) => one.id === id)
  const isStarter = body?.isStarter || seat?.isStarter
  return (
    <div className={styles.details} key={id}>
      {body && <BodyDetails body={body} />}
      {seat && <SeatDetails seat={seat} />}
      {person && <PersonDetails person={person} />}
      {organization && <OrganizationDetails organization={organization} />}
      {channel && <ChannelDetails channel={channel} />}
      {children}
      <Suspense fallback={null}>
        <p className={styles.verbs}>
          <CommentButton subject={['item', root, id]} />
        </p>
      </Suspense>
      {canEdit && (
        <p className={styles.verbs}>
          {isStarter && (
            <Button onClick={() => actions.keep({ root, id })}>
              <Check size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.keep}
            </Button>
          )}
          <Button onClick={() => actions.remove({ root, id })}>
            <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
            {words.remove}
          </Button>
        </p>
      )}
    </div>
  )
}
