import type { Seat } from '@commonboard/model'
import { useStructure } from './state.ts'

/** What stands on a seat. A name that reads from right to left stays together and turns nothing beside it. */
export function SeatLabel({ seat, label }: { readonly seat: Seat; readonly label: string }) {
  const { content } = useStructure()
  const name = content.leadership.people.find((person) => person.id === seat.holder)?.name
  if (!name || !label.startsWith(name)) return <span>{label}</span>
  return (
    <span>
      <bdi>{name}</bdi>
      {label.slice(name.length)}
    </span>
  )
}
