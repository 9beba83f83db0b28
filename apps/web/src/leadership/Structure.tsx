import {
  labelOf,
  layoutStructure,
  LEVELS,
  type PersonId,
  type SeatId,
  STRUCTURE,
  structureForPrint,
  structureWords,
  VISION_ID,
} from '@commonboard/model'
import { UserRound, Users } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useMedia } from '../ui/media.ts'
import { isFocusFree } from '../plan/board.ts'
import { useStore } from '../plan/usePlan.ts'
import { DrawingHost } from '../sketch/DrawingHost.tsx'
import { pageGround } from '../sketch/ground.ts'
import { Button } from '../ui/Button.tsx'
import { focusItem } from './actions.ts'
import { ChannelList } from './ChannelList.tsx'
import { Diagram } from './Diagram.tsx'
import { NotHeard } from './NotHeard.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { Removed } from './Removed.tsx'
import { StructureContext, useStructureState } from './state.ts'
import styles from './Structure.module.css'
import { today } from './today.ts'
import { useSeatDrag } from './useSeatDrag.ts'
import { usePrinting } from './usePrinting.ts'

/** The structure as a bridge, drawn from the plan; beside it the people to seat, or the details of what is chosen. */
export default function Structure() {
  const state = useStructureState()
  const { content, chosen, canEdit, actions } = state
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const hasRoom = useMedia('(min-width: 1280px)')
  const [arePeopleOpen, setPeopleOpen] = useState(hasRoom && canEdit)
  const [isStackOpen, setStackOpen] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const [ground] = useState(() =>
    pageGround(
      () => area.current,
      () => itemsIn(area.current),
    ),
  )
  const [width, setWidth] = useState(0)
  const spoken = useStore(state.spoken)

  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const vision = content.cards.find((card) => card.id === VISION_ID)?.text ?? ''
  const day = today()
  const isTouch = useMedia('(pointer: coarse)')
  const isPrinting = usePrinting()
  const labels = useMemo(
    () => Object.fromEntries(LEVELS.map((level) => [level, labelOf(content, language, `level.${level}`)])),
    [content, language],
  )
  const addLabel = canEdit ? words.addBody : undefined
  const board = useMemo(() => {
    const leadership = isPrinting ? structureForPrint(content.leadership) : content.leadership
    const view = { language, today: day, width, isStackOpen: isStackOpen || isPrinting, labels, addLabel, isTouch }
    return layoutStructure(leadership, vision, view)
  }, [content.leadership, vision, language, day, width, isStackOpen, isPrinting, labels, addLabel, isTouch])
  const sites = content.leadership.bodies.filter((body) => body.level === 'site').length

  const onDrop = useCallback((seat: SeatId, person: PersonId) => actions.seat(seat, person), [actions])
  const { drag, start, isClick } = useSeatDrag(onDrop)
  const dragged = drag && content.leadership.people.find((person) => person.id === drag.person)

  // The outline had the focus on this item.
  const first = useRef(chosen)
  const isDrawn = width > 0
  useEffect(() => {
    if (isDrawn && first.current && isFocusFree()) focusItem(first.current)
  }, [isDrawn])

  return (
    <StructureContext value={state}>
      <div id="structure" className={styles.face} data-dragging={drag ? true : undefined}>
        <div ref={scroll} className={styles.scroll}>
          <h2 className={styles.printTitle}>{content.about.title}</h2>
          {canEdit && (
            <p className={styles.tools}>
              {content.leadership.bodies.length > 1 && <Button onClick={actions.addChannel}>{words.addChannel}</Button>}
              <Button
                aria-pressed={arePeopleOpen && !chosen}
                onClick={() => {
                  if (chosen) {
                    actions.choose(undefined)
                    setPeopleOpen(true)
                  } else setPeopleOpen(!arePeopleOpen)
                }}
              >
                <Users size={18} strokeWidth={1.75} aria-hidden="true" />
                {words.openPeople}
              </Button>
            </p>
          )}
          <div ref={area} className={styles.area}>
            {isDrawn && <Diagram board={board} vision={vision} over={drag?.over} onStack={() => setStackOpen(true)} />}
          </div>
          <div className={styles.below} style={{ paddingInlineStart: board.levels[0]?.isBeside ? 170 : 0 }}>
            {isStackOpen && sites > STRUCTURE.sitesMax && (
              <Button className={styles.fewer} onClick={() => setStackOpen(false)}>
                {words.showFewer}
              </Button>
            )}
            <ChannelList title={words.moreChannels} channels={board.more} />
            <ChannelList title={words.within} channels={board.within} />
            <NotHeard />
            <Removed />
          </div>
          {isDrawn && <DrawingHost board="leadership" ground={ground} origin={area} frame={scroll} />}
        </div>
        {chosen ? (
          <ItemPanel id={chosen} />
        ) : (
          arePeopleOpen && <PeoplePanel onPress={start} isClick={isClick} onClose={() => setPeopleOpen(false)} />
        )}
        {drag && (
          <span className={styles.inHand} style={{ left: drag.x + 10, top: drag.y + 8 }}>
            <UserRound size={16} strokeWidth={1.75} aria-hidden="true" />
            {dragged?.name || structureWords[language].nameless.person}
          </span>
        )}
        <p className="visually-hidden" role="status">
          {spoken}
        </p>
      </div>
    </StructureContext>
  )
}

/** Bodies, seats and channels: what is drawn on them moves with them. */
const itemsIn = (area: HTMLElement | null) =>
  [...(area?.querySelectorAll<HTMLElement>('[data-body], [data-item]:not(h4 > *)') ?? [])].map(
    (element) => [`item:${element.dataset.body ?? element.dataset.item}`, element] as const,
  )
