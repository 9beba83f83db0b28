import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMedia } from '../ui/media.ts'

/** Whether the page is being printed. The browser takes its picture as soon as `beforeprint` returns. */
export function usePrinting(): boolean {
  const isPaper = useMedia('print')
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return isPaper || isPrinting
}
