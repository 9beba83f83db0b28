import { ListChecks, ListTree, MessageSquare, Redo2, Search, Undo2, UserPlus } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { PlanFacts } from '../api.ts'
import { useWords } from '../i18n/language.tsx'
import { useArrival } from '../pages/arrival.ts'
import { useTitle } from '../pages/useTitle.ts'
import { ShareDialog } from '../share/ShareDialog.tsx'
import { announce } from '../ui/Announcer.tsx'
import { AvatarStack } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Logo } from '../ui/Logo.tsx'
import { later } from '../ui/later.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { BOARDS, type Face, faceOn, FACES, showBoard, UNDO_IN_TOOLBAR_WIDTH, useBoard } from './board.ts'
import { DRAWING_WIDTH } from '../sketch/state.ts'
import { openFind } from '../find/openFind.ts'
import { FACE_ICONS } from './faceIcons.ts'
import styles from './PlanBars.module.css'
import { Saved } from './Saved.tsx'
import { useFact } from '../outline/state.ts'
import { useMedia } from '../ui/media.ts'
import { ALL } from '../talk/state.ts'
import { whyNoEdit } from './whyNoEdit.ts'
import { useFindings } from './useFindings.ts'
import { useCanEdit, useContent, usePeers, useRights, useStore, useUndo } from './usePlan.ts'

const DrawTools = later(() => import('../sketch/DrawTools.tsx'))
const FindBar = later(() => import('../find/FindBar.tsx'))
const PlanMenu = later(() => import('./PlanMenu.tsx').then((file) => ({ default: file.PlanMenu })))

interface PlanBarsProps {
  readonly facts: PlanFacts
  readonly onShowFace: (face: Face) => void
  readonly onShowKeys: () => void
  /** The board is on the screen: what nobody waited for may come. */
  readonly hasTime: boolean
}

/** The two bars above the board: whose plan this is, whether it is saved, who is here; boards, checks, faces. */
export function PlanBars({ facts, onShowFace, onShowKeys, hasTime }: PlanBarsProps) {
  const words = useWords()
  const content = useContent()
  const rights = useRights()
  const canEdit = useCanEdit()
  const board = useBoard()
  const name = useStore(board.name)
  const face = faceOn(name, useStore(board.face))
  const undo = useUndo()
  const isUndoInToolbar = useMedia(UNDO_IN_TOOLBAR_WIDTH)
  const { toLookAt, isPartial } = useFindings(content)
  const [isShareOpen, setShareOpen] = useState(false)
  const areChecksOpen = useStore(board.checks)
  const isTalkOpen = useStore(board.talk.isOpen)
  const openComments = useFact(board.talk.counts, (counts) => counts.get(ALL) ?? 0)
  const isFinding = useStore(board.isFinding)
  const people = usePeopleHere()
  const hasRoom = useMedia(DRAWING_WIDTH)
  const isDrawingShown = useStore(board.sketch.isShown)
  const mayDraw = (hasRoom || !isDrawingShown) && (face === 'canvas' || name === 'vision')
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  const title = content.about.title || facts.title
  useTitle(`${words.plan.boards[name]} · ${title}`)

  return (
    <header className={styles.bars}>
      <div className={styles.top}>
        <Link href="/" className={styles.home} aria-label={words.common.toPlans}>
          <Logo size={27} />
        </Link>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <Suspense fallback={<span className={styles.menuPlace} />}>
          {hasTime ? (
            <PlanMenu
              planId={facts.planId}
              title={title}
              board={name}
              isFacilitator={rights.role === 'facilitator'}
              onShare={() => setShareOpen(true)}
              onShowKeys={onShowKeys}
            />
          ) : (
            <span className={styles.menuPlace} />
          )}
        </Suspense>
        <div className={styles.saved}>
          <Saved />
          {(rights.frozen || !canEdit) && <span className={styles.reading}>{words.plan[whyNoEdit(rights)]}</span>}
        </div>
        <div className={styles.people}>
          <AvatarStack people={people} label={words.plan.peopleHere(people.map((person) => person.name))} />
          <Button onClick={() => setShareOpen(true)} className={styles.invite}>
            <UserPlus size={18} strokeWidth={1.75} aria-hidden="true" />
            {rights.role === 'facilitator' ? words.plan.invite : words.plan.people}
          </Button>
        </div>
      </div>
      <div className={styles.second}>
        <h2 className="visually-hidden">{words.plan.boards[name]}</h2>
        <nav aria-label={words.plan.boardsLabel} className={styles.tabs}>
          {BOARDS.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={one === name ? 'page' : undefined}
              onClick={() => showBoard(board, one)}
            >
              {words.plan.boards[one]}
            </button>
          ))}
        </nav>
        <div className={styles.tools}>
          {mayDraw && (
            <Suspense fallback={null}>
              <DrawTools />
            </Suspense>
          )}
          {(name === 'leadership' || (name === 'logicModel' && (face !== 'canvas' || !isUndoInToolbar))) && canEdit && (
            <>
              <IconButton
                label={words.plan.undo}
                aria-disabled={!undo.canUndo}
                onClick={() => announce(words.plan.undone(undo.undo()))}
              >
                <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
              <IconButton
                label={words.plan.redo}
                aria-disabled={!undo.canRedo}
                onClick={() => announce(words.plan.redone(undo.redo()))}
              >
                <Redo2 size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            </>
          )}
          {name === 'logicModel' && (
            <button
              type="button"
              className={styles.find}
              data-find-button
              aria-expanded={isFinding}
              aria-keyshortcuts="/"
              onClick={() => (isFinding ? board.isFinding.set(false) : openFind(board))}
            >
              <Search size={18} strokeWidth={1.75} aria-hidden="true" />
              <span>{words.plan.find}</span>
            </button>
          )}
          <button
            type="button"
            className={styles.talk}
            data-talk-button
            data-face={face}
            aria-expanded={isTalkOpen}
            aria-label={
              openComments > 0 ? `${words.plan.comments}: ${words.plan.commentsOpen(openComments)}` : undefined
            }
            onClick={() => board.talk.isOpen.set(!isTalkOpen)}
          >
            <MessageSquare size={18} strokeWidth={1.75} aria-hidden="true" />
            {words.plan.comments}
            {openComments > 0 && <b>{openComments}</b>}
          </button>
          <button
            type="button"
            className={styles.checks}
            data-checks-button
            aria-expanded={areChecksOpen}
            aria-keyshortcuts="V"
            onClick={() => board.checks.set(!areChecksOpen)}
            data-count={toLookAt}
            aria-busy={isPartial || undefined}
          >
            <ListChecks size={18} strokeWidth={1.75} aria-hidden="true" />
            {words.plan.toLookAt(toLookAt)}
          </button>
          {face !== 'outline' && FACES[name].length > 1 && (
            <button type="button" className={styles.toOutline} data-face={face} onClick={() => onShowFace('outline')}>
              <ListTree size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.plan.outline}
            </button>
          )}
          {FACES[name].length > 1 && (
            <div className={styles.faces}>
              <Segmented
                label={words.plan.faces}
                value={face}
                onChange={onShowFace}
                options={FACES[name].map((one) => {
                  const Icon = FACE_ICONS[one]
                  return {
                    value: one,
                    label: words.plan[one],
                    icon: <Icon size={16} strokeWidth={1.75} aria-hidden="true" />,
                  }
                })}
              />
            </div>
          )}
        </div>
      </div>
      {name === 'logicModel' && isFinding && (
        <Suspense fallback={null}>
          <FindBar />
        </Suspense>
      )}
      <ShareDialog planId={facts.planId} open={isShareOpen} onOpenChange={setShareOpen} />
    </header>
  )
}

// One person with two tabs is one person; one's own face comes last, so that the others are seen first.
function usePeopleHere() {
  const peers = usePeers()
  const words = useWords()
  const seen = new Map<string, { name: string; color: number; isMe: boolean }>()
  for (const peer of peers) {
    if (peer.name === undefined) continue
    const key = peer.who ?? String(peer.clientId)
    seen.set(key, {
      name: peer.name || words.common.noName,
      color: peer.color ?? 0,
      isMe: peer.isMe || seen.get(key)?.isMe === true,
    })
  }
  return [...seen.values()].sort((a, b) => Number(a.isMe) - Number(b.isMe))
}
