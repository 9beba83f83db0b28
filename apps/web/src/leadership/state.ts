import type { ItemId } from '@commonboard/model'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import type { HereByCard } from '../outline/useHere.ts'
import { useHere } from '../outline/useHere.ts'
import { useBoard } from '../plan/board.ts'
import { createStore, type Store, type WritableStore } from '../plan/store.ts'
import { useCanEdit, useContent, useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import type { PlanContent } from '@commonboard/model'
import { createStructureActions, type StructureActions } from './actions.ts'

/** What the parts of one face of the leadership board share. */
export interface StructureState {
  readonly content: PlanContent
  readonly canEdit: boolean
  readonly chosen: ItemId | undefined
  readonly wanted: WritableStore<ItemId | undefined>
  readonly actions: StructureActions
  readonly here: HereByCard
  readonly spoken: Store<string>
}

export const StructureContext = createContext<StructureState | undefined>(undefined)

export function useStructure(): StructureState {
  const state = useContext(StructureContext)
  if (!state) throw new Error('useStructure needs a StructureContext above it')
  return state
}

/** Made once by each face. */
export function useStructureState(): StructureState {
  const open = useOpenPlan()
  const session = useSession()
  const content = useContent()
  const board = useBoard()
  const words = useWords('leadership')
  const { language } = useLanguage()
  const canEdit = useCanEdit()
  const here = useHere()
  const chosen = useStore(board.item)
  const [wanted] = useState(() => createStore<ItemId | undefined>(undefined))
  const [spoken] = useState(() => createStore(''))
  const actions = useMemo(
    () =>
      createStructureActions({
        open,
        session,
        board,
        wanted,
        words,
        language,
        say: (text) => spoken.set(text === spoken.get() ? `${text}\u00a0` : text),
      }),
    [open, session, board, wanted, words, language, spoken],
  )
  useEffect(() => session.setPresence({ selected: chosen ? [chosen] : [] }), [session, chosen])
  return { content, canEdit, chosen, wanted, actions, here, spoken }
}
