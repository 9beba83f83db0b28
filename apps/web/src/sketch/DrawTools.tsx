import { DrawButton } from './DrawButton.tsx'
import { DrawingHidden } from './DrawingHidden.tsx'

/** What the plan's bar has for drawing: a phone, on which nobody draws, loads nothing of it. */
export default function DrawTools() {
  return (
    <>
      <DrawingHidden />
      <DrawButton />
    </>
  )
}
