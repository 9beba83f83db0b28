import { useStore } from '../plan/usePlan.ts'
import { useOutline } from './state.ts'

/** What was said last, for a screen reader. A second one stands in an open sheet: behind a modal dialog nothing speaks. */
export function Spoken() {
  return (
    <p className="visually-hidden" role="status">
      {useStore(useOutline().spoken)}
    </p>
  )
}
