import { useState } from 'react'
import { api } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Field.tsx'

/** Asks a facilitator before a plan is erased for everybody. */
export function DeletePlanDialog(props: {
  readonly planId: string
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onDeleted: () => void
}) {
  const words = useBaseWords('sharing')
  const { deletePlan } = words.sharing
  const [problem, setProblem] = useState<string>()
  const erase = async () => {
    try {
      await api.deletePlan(props.planId)
      props.onDeleted()
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={deletePlan.title(props.title)}>
      <DialogText>{deletePlan.text}</DialogText>
      {problem && <Problem text={problem} />}
      <DialogActions>
        <Button onClick={() => props.onOpenChange(false)}>{deletePlan.keep}</Button>
        <Button look="stop" onClick={() => void erase()}>
          {deletePlan.delete}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
