import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { notify } from '../ui/Toast.tsx'

/** Instead of a question about cards somebody else has removed while it stood open: it closes and says so. */
export function GoneMeanwhile({ onClose }: { readonly onClose: () => void }) {
  const { nothingDone } = useWords().outline
  const isSaid = useRef(false)
  useEffect(() => {
    if (isSaid.current) return
    isSaid.current = true
    onClose()
    notify(nothingDone)
  })
  return null
}
