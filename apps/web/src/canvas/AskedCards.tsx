import {
  addCards,
  bringBackCards,
  type CardId,
  convertCards,
  edit,
  labelOf,
  mergeCards,
  type PlanContent,
  removeCards,
  type Target,
} from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { WaitDialog } from '../lock/WaitDialog.tsx'
import { MoveDialog } from '../outline/AskedDialog.tsx'
import { useStep } from '../outline/useStep.ts'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { GoneMeanwhile } from '../several/GoneMeanwhile.tsx'
import { LinkAllDialog } from '../several/LinkAllDialog.tsx'
import { MakeDialog } from '../several/MakeDialog.tsx'
import { MergeDialog } from '../several/MergeDialog.tsx'
import PasteLines from '../several/PasteLines.tsx'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { notify } from '../ui/Toast.tsx'
import type { Asked } from './boardStore.ts'

/** What is asked about several cards on the canvas, with the same words and dialogs as in the outline. */
export default function AskedCards(props: {
  readonly content: PlanContent
  readonly asked: Asked
  readonly show: (ids: readonly CardId[]) => void
  readonly onClose: () => void
}) {
  const { content, asked, show, onClose } = props
  const { plan, watch } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('cards')
  const { language } = useLanguage()
  const step = useStep()
  const placeName = ({ column, band }: Target) => {
    const label = labelOf(content, language, `column.${column}`)
    return band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : label
  }
  /** Does it in one step and says so; the way back holds as long as nothing came after it. */
  const act = (change: () => void, text: string | (() => string), stays: () => readonly CardId[]) => {
    onClose()
    const takeBack = step(change)
    if (!takeBack) return notify(words.outline.nothingDone)
    show(stays())
    notify(typeof text === 'string' ? text : text(), {
      label: words.outline.undo,
      takesBack: true,
      onAct: () => {
        if (!takeBack()) announce(words.outline.tooLate)
      },
    })
  }

  if (asked.what === 'paste')
    return (
      <PasteLines
        content={content}
        text={asked.text}
        target={asked.target}
        onAdd={(target, texts) => {
          let ids: CardId[] = []
          act(
            () => {
              ids = addCards(plan, target, texts)
            },
            () => words.cards.pasted(ids.length),
            () => ids,
          )
        }}
        onClose={onClose}
      />
    )

  if (asked.what === 'wait') return <WaitDialog column={asked.column} onClose={onClose} />

  const ids = asked.ids.filter((id) => content.cards.some((card) => card.id === id))
  const cardOf = (id: CardId) => watch.read().cards.find((card) => card.id === id)
  if (ids.length === 0) return <GoneMeanwhile onClose={onClose} />
  switch (asked.what) {
    case 'move':
      return (
        <MoveDialog
          content={content}
          ids={ids}
          onMove={(target) =>
            act(
              () => convertCards(plan, ids, target),
              words.cards.movedMany(ids.length, placeName(target)),
              () => ids,
            )
          }
          onClose={onClose}
        />
      )
    case 'make':
      return (
        <MakeDialog
          content={content}
          ids={ids}
          onMake={(column) => {
            // Each keeps its level where the new kind has levels.
            const bands = new Set(ids.map((id) => cardOf(id)?.band ?? ''))
            const mates = [...bands].map((band) => ({ band, ids: ids.filter((id) => cardOf(id)?.band === band) }))
            const change = () =>
              edit(plan, () => {
                for (const { band, ids } of mates) convertCards(plan, ids, { column, band })
              })
            act(change, words.cards.madeMany[column], () => ids)
          }}
          onClose={onClose}
        />
      )
    case 'merge':
      return (
        <MergeDialog
          content={content}
          ids={ids}
          onMerge={(order) => {
            const [first] = order
            if (!first) return
            const number = cardOf(first)?.number ?? ''
            act(
              () => mergeCards(plan, order, participantId, Date.now()),
              words.cards.merged(number),
              () => [first],
            )
          }}
          onClose={onClose}
        />
      )
    case 'link':
      return <LinkAllDialog content={content} ids={ids} step={step} say={announce} onClose={onClose} />
    case 'remove':
      return (
        <Dialog open onOpenChange={onClose} title={words.cards.removeTitle(ids.length)}>
          <DialogText>{words.cards.removeText}</DialogText>
          <DialogActions>
            <Button onClick={onClose}>{words.plan.leaveIt}</Button>
            <Button
              look="main"
              onClick={() => {
                onClose()
                step(() => removeCards(plan, ids, participantId, Date.now()))
                show([])
                notify(words.cards.removedMany(ids.length), {
                  label: words.outline.undo,
                  takesBack: true,
                  onAct: () => step(() => bringBackCards(plan, ids)),
                })
              }}
            >
              {words.cards.removeThem(ids.length)}
            </Button>
          </DialogActions>
        </Dialog>
      )
  }
}
