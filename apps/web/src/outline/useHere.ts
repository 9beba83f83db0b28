import type { CardId, DrawingId, IdeaId, ItemId } from '@commonboard/model'
import { useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useSession, usePeers } from '../plan/usePlan.ts'

/** Somebody else who is on a card now. */
export interface Here {
  readonly who: string
  readonly name: string
  readonly color: number
  readonly isWriting: boolean
}

export type HereByCard = ReadonlyMap<CardId | ItemId | IdeaId | DrawingId, readonly Here[]>

/**
 * Who else is on which card or item. The same map, and the same list for a card, until somebody comes or goes: others'
 * cursors move ten times a second and must not draw the outline anew.
 */
export function useHere(): HereByCard {
  const peers = usePeers()
  const { participantId } = useSession()
  const { noName } = useWords().common
  const known = useRef<{ key: string; map: HereByCard }>({ key: '', map: new Map() })
  const found = new Map<CardId | ItemId | IdeaId | DrawingId, Here[]>()
  for (const peer of peers) {
    if (peer.isMe || peer.name === undefined || peer.who === participantId) continue
    const writing = peer.editing?.card
    for (const card of new Set([...(writing ? [writing] : []), ...(peer.selected ?? [])])) {
      const list = found.get(card) ?? []
      const who = peer.who ?? String(peer.clientId)
      if (!list.some((one) => one.who === who && (one.isWriting || card !== writing)))
        list.push({ who, name: peer.name || noName, color: peer.color ?? 0, isWriting: card === writing })
      found.set(card, list)
    }
  }
  const key = keyOf([...found])
  if (known.current.key === key) return known.current.map
  const old = known.current.map
  const map: HereByCard = new Map(
    [...found].map(([card, list]) => {
      const before = old.get(card)
      return [card, before && keyOf(before) === keyOf(list) ? before : list]
    }),
  )
  known.current = { key, map }
  return map
}

const keyOf = (value: unknown): string => JSON.stringify(value)
