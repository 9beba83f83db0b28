import {
  addCards,
  type Card,
  type CardId,
  convertCards,
  edit,
  labelOf,
  mergeCards,
  type MoveTarget,
  type PlanContent,
  splitCard,
  type Target,
  typeInCard,
} from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { GoneMeanwhile } from '../several/GoneMeanwhile.tsx'
import { LinkAllDialog } from '../several/LinkAllDialog.tsx'
import { MakeDialog, MakeQuestion } from '../several/MakeDialog.tsx'
import { MANY } from '../several/many.ts'
import { MergeDialog } from '../several/MergeDialog.tsx'
import PasteLines from '../several/PasteLines.tsx'
import { restingAs, restsAnything } from '../several/rest.ts'
import { SplitDialog } from '../several/SplitDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { notify } from '../ui/Toast.tsx'
import { PlaceList } from './PlaceList.tsx'
import { type Asked, useOutline } from './state.ts'
import { useRemoveCards } from './useRemoveCards.ts'
import { useStep } from './useStep.ts'

/** What is asked about cards, and what comes of the answer. */
export default function AskedDialog({ content }: { readonly content: PlanContent }) {
  const { asked } = useOutline()
  const now = useStore(asked)
  return now ? <Question content={content} asked={now} /> : null
}

function Question({ content, asked: now }: { readonly content: PlanContent; readonly asked: Asked }) {
  const { plan, watch } = useOpenPlan()
  const { participantId } = useSession()
  const { language } = useLanguage()
  const words = useWords('cards')
  const { asked, actions, say } = useOutline()
  const step = useStep()
  const remove = useRemoveCards()
  const onClose = () => asked.set(undefined)
  const find = (id: CardId): Card | undefined => watch.read().cards.find((card) => card.id === id)
  const placeName = ({ column, band }: MoveTarget) => {
    const label = labelOf(content, language, `column.${column}`)
    return band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : label
  }
  /** Does it in one step and says so; the way back holds as long as nothing came after it. */
  const act = (change: () => void, text: string, stays: CardId | undefined, back: CardId | undefined = stays) => {
    onClose()
    const takeBack = step(change)
    if (!takeBack) return notify(words.outline.nothingDone)
    actions.endChoosing()
    if (stays) actions.show(stays)
    actions.tell(text, () => {
      if (!takeBack()) return say(words.outline.tooLate)
      if (back) actions.show(back)
    })
  }
  const live = (ids: readonly CardId[]) => ids.filter((id) => content.cards.some((card) => card.id === id))
  const convert = (ids: readonly CardId[], target: MoveTarget) => {
    const isKind = ids.some((id) => find(id)?.column !== target.column)
    const text = isKind
      ? ids.length === 1
        ? words.outline.made[target.column]
        : words.cards.madeMany[target.column]
      : words.cards.movedMany(ids.length, placeName(target))
    act(() => convertCards(plan, ids, target), text, ids[0])
  }

  if ('ids' in now && live(now.ids).length === 0) return <GoneMeanwhile onClose={onClose} />
  switch (now.what) {
    case 'move':
      return (
        <MoveDialog
          content={content}
          ids={live(now.ids)}
          onMove={(target) => convert(live(now.ids), target)}
          onClose={onClose}
        />
      )
    case 'make':
      return (
        <MakeDialog
          content={content}
          ids={live(now.ids)}
          onMake={(column) => convert(live(now.ids), { column })}
          onClose={onClose}
        />
      )
    case 'merge':
      return (
        <MergeDialog
          content={content}
          ids={now.ids}
          onMerge={(ids) => {
            const [first] = ids
            const number = (first && find(first)?.number) ?? ''
            act(() => mergeCards(plan, ids, participantId, Date.now()), words.cards.merged(number), first)
          }}
          onClose={onClose}
        />
      )
    case 'link':
      return <LinkAllDialog content={content} ids={now.ids} step={step} say={say} onClose={onClose} />
    case 'remove':
      return (
        <Dialog open onOpenChange={onClose} title={words.cards.removeTitle(live(now.ids).length)}>
          <DialogText>{words.cards.removeText}</DialogText>
          <DialogActions>
            <Button onClick={onClose}>{words.plan.leaveIt}</Button>
            <Button
              look="main"
              onClick={() => {
                onClose()
                remove(live(now.ids))
              }}
            >
              {words.cards.removeThem(live(now.ids).length)}
            </Button>
          </DialogActions>
        </Dialog>
      )
    case 'split': {
      const card = find(now.id)
      if (!card) return <GoneMeanwhile onClose={onClose} />
      return (
        <SplitDialog
          text={card.text}
          number={card.number}
          onSplit={(cuts) =>
            act(
              // From the end, so that the places before stay where they are.
              () => edit(plan, () => [...cuts].reverse().map((at) => splitCard(plan, now.id, at))),
              words.cards.didSplit(cuts.length + 1),
              now.id,
            )
          }
          onClose={onClose}
        />
      )
    }
    case 'paste': {
      const { into } = now
      return (
        <PasteLines
          content={content}
          text={now.text}
          target={now.target}
          onAdd={(target, texts) => {
            let ids: CardId[] = []
            onClose()
            if (into) actions.finish(into.card, false)
            const takeBack = step(() => {
              ids = addCards(plan, target, texts)
            })
            if (!takeBack) return notify(words.outline.nothingDone)
            if (ids[0]) actions.show(ids[0])
            actions.tell(words.cards.pasted(ids.length), () => {
              if (!takeBack()) return say(words.outline.tooLate)
              if (target.after) actions.show(target.after)
            })
          }}
          onOne={
            into &&
            ((text) => {
              onClose()
              step(() => typeInCard(plan, into.card, { index: into.caret, remove: 0, insert: text }))
            })
          }
          onClose={onClose}
        />
      )
    }
  }
}

/** Every place of the plan; where something would rest, or very many cards go, one question more. */
export function MoveDialog(props: {
  readonly content: PlanContent
  readonly ids: readonly CardId[]
  readonly onMove: (target: Target) => void
  readonly onClose: () => void
}) {
  const { content, ids, onMove, onClose } = props
  const words = useWords('cards')
  const [picked, setPicked] = useState<Target>()
  if (picked)
    return (
      <MakeQuestion
        column={picked.column}
        count={ids.length}
        resting={restingAs(content, ids, picked.column)}
        onMake={() => onMove(picked)}
        onClose={onClose}
      />
    )
  const isOther = ({ column }: Target) => content.cards.some((card) => ids.includes(card.id) && card.column !== column)
  return (
    <Dialog open onOpenChange={onClose} title={words.cards.moveTitle(ids.length)} wide>
      <PlaceList
        content={content}
        isMove
        onPick={(target) =>
          isOther(target) && (restsAnything(restingAs(content, ids, target.column)) || ids.length > MANY)
            ? setPicked(target)
            : onMove(target)
        }
      />
    </Dialog>
  )
}
