import type { PersonId, SeatId } from '@commonboard/model'
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react'

/** A person in somebody's hand, over the diagram. */
export interface SeatDrag {
  readonly person: PersonId
  readonly x: number
  readonly y: number
  /** The seat below the pointer. */
  readonly over: SeatId | undefined
}

/** So far a press is a click. */
const STARTS_AFTER_PX = 5

/**
 * Carries a person to a seat with mouse, pen or finger. Writes once, at the drop; Escape puts the person back.
 * By hand, since the browser's own dragging knows no touch.
 */
export function useSeatDrag(onDrop: (seat: SeatId, person: PersonId) => void) {
  const [drag, setDrag] = useState<SeatDrag>()
  const press = useRef<{ person: PersonId; x: number; y: number; pointer: number } | undefined>(undefined)
  const current = useRef<SeatDrag | undefined>(undefined)
  /** The click that ends a drag opens nothing. */
  const wasDragged = useRef(false)

  useEffect(() => {
    const show = (next: SeatDrag | undefined) => {
      current.current = next
      setDrag(next)
    }
    const stop = () => {
      press.current = undefined
      show(undefined)
    }
    const onMove = (event: PointerEvent) => {
      const from = press.current
      if (!from || event.pointerId !== from.pointer) return
      if (!current.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < STARTS_AFTER_PX) return
      wasDragged.current = true
      const below = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-seat]')
      const over = below?.dataset['seat'] as SeatId | undefined
      show({ person: from.person, x: event.clientX, y: event.clientY, over })
    }
    const onUp = (event: PointerEvent) => {
      const from = press.current
      if (!from || event.pointerId !== from.pointer) return
      const seat = current.current?.over
      stop()
      if (seat) onDrop(seat, from.person)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && press.current) stop()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', onKey, true)
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', stop)
      window.removeEventListener('keydown', onKey, true)
    }
  }, [onDrop])

  const start = useCallback((person: PersonId, event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    wasDragged.current = false
    // A finger would otherwise keep the chip as its target until it is lifted.
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      event.currentTarget.releasePointerCapture(event.pointerId)
    press.current = { person, x: event.clientX, y: event.clientY, pointer: event.pointerId }
  }, [])
  const isClick = useCallback(() => !wasDragged.current, [])
  return { drag, start, isClick }
}
