import { useState } from 'react'
import { api } from '../../api.ts'
import { useBaseWords } from '../../i18n/language.tsx'
import { sayError } from '../../i18n/sayError.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/Field.tsx'

/** Asks before the device forgets who it is. */
export function LeaveDialog(props: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onLeft: () => void
}) {
  const words = useBaseWords()
  const { leaving } = words.pages
  const [problem, setProblem] = useState<string>()
  const leave = async () => {
    try {
      await api.leave()
      props.onOpenChange(false)
      props.onLeft()
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={leaving.title}>
      <DialogText>{leaving.text}</DialogText>
      <DialogText>{leaving.onlyFacilitator}</DialogText>
      {problem && <Problem text={problem} />}
      <DialogActions>
        <Button onClick={() => props.onOpenChange(false)}>{leaving.stay}</Button>
        <Button look="main" onClick={() => void leave()}>
          {leaving.leave}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
