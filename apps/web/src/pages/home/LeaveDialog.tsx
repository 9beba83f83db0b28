import { useEffect, useState } from 'react'
import { api } from '../../api.ts'
import { useBaseWords } from '../../i18n/language.tsx'
import { countUnsent, wipeDevice } from '../../plan/device.ts'
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
  const words = useBaseWords('pages')
  const { leaving } = words.pages
  const [problem, setProblem] = useState<string>()
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    if (props.open) countUnsent().then(setUnsent, () => setUnsent(0))
  }, [props.open])
  const leave = async () => {
    try {
      await api.leave()
      await wipeDevice()
      props.onOpenChange(false)
      props.onLeft()
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={leaving.title}>
      <DialogText>{leaving.text}</DialogText>
      {unsent > 0 && <Problem text={leaving.unsent(unsent)} />}
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
