import type { CardId } from '@commonboard/model'
import { useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { usePeers, useSession } from '../plan/usePlan.ts'

/** Somebody else on a cell of a card. Whoever has the card in another face stands on its words. */
export interface CellHere {
  readonly name: string
  readonly color: number
  readonly field: string
}

/** Who else is on which cell. The same list for a card until somebody comes, goes or moves. */
export function useCellsHere(): ReadonlyMap<CardId, readonly CellHere[]> {
  const peers = usePeers()
  const { participantId } = useSession()
  const { noName } = useWords().common
  const known = useRef<ReadonlyMap<CardId, readonly CellHere[]>>(new Map())
  const found = new Map<CardId, CellHere[]>()
  for (const peer of peers) {
    if (peer.isMe || peer.name === undefined || peer.who === participantId) continue
    const card = peer.cell?.card ?? peer.editing?.card ?? peer.selected?.[0]
    if (!card) continue
    const field = peer.cell?.field ?? 'text'
    const list = found.get(card as CardId) ?? []
    list.push({ name: peer.name || noName, color: peer.color ?? 0, field })
    found.set(card as CardId, list)
  }
  const old = known.current
  const next = new Map(
    [...found].map(([card, list]) => {
      const before = old.get(card)
      return [card, before && JSON.stringify(before) === JSON.stringify(list) ? before : list]
    }),
  )
  if (old.size === next.size && [...next].every(([card, list]) => old.get(card) === list)) return old
  known.current = next
  return next
}
