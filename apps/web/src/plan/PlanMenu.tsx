import {
  Archive,
  CalendarClock,
  ChevronDown,
  Contrast,
  EllipsisVertical,
  Files,
  FileSpreadsheet,
  FileText,
  FileUp,
  Heading,
  History,
  Keyboard,
  Languages,
  LibraryBig,
  LayoutList,
  Lightbulb,
  Lock,
  MessageCircleQuestion,
  PencilLine,
  Printer,
  ScrollText,
  Trash2,
  UserPlus,
} from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { later } from '../ui/later.ts'
import { DeletePlanDialog } from '../share/DeletePlanDialog.tsx'
import { LookDialog } from '../ui/LookDialog.tsx'
import { Menu, MenuGroup, MenuHalves, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { download } from '../export/download.ts'
import { importAsked, openImport } from '../import/opener.ts'
import { type BoardName, useBoard } from './board.ts'
import styles from './PlanMenu.module.css'
import { RenameDialog } from './RenameDialog.tsx'
import { useCanEdit, useSession, useStore } from './usePlan.ts'

const ChangesDialog = later(() =>
  import('../history/ChangesDialog.tsx').then((file) => ({ default: file.ChangesDialog })),
)

const FilesDialog = later(() => import('../export/FilesDialog.tsx'))
const ImportDialog = later(() => import('../import/ImportDialog.tsx'))
const LabelsDialog = later(() => import('../labels/LabelsDialog.tsx'))

interface PlanMenuProps {
  readonly planId: string
  readonly title: string
  readonly isFacilitator: boolean
  /** The one in sight: its files come first. */
  readonly board: BoardName
  readonly onShare: () => void
  readonly onShowKeys: () => void
}

const FORMATS = [
  { icon: Printer, file: 'pdf?paper=tabloid&', said: 'tabloid' },
  { icon: Printer, file: 'pdf?paper=letter&', said: 'letter' },
  { icon: FileText, file: 'docx?', said: 'docx' },
  { icon: FileSpreadsheet, file: 'xlsx?', said: 'xlsx' },
] as const
const FILES = { vision: 'vision', logicModel: 'logic-model', leadership: 'leadership' } as const

/** What belongs to the plan as a whole, in the order people ask for it: others, this board, what was, files, settings. */
export function PlanMenu(props: PlanMenuProps) {
  const { planId, title, isFacilitator, board, onShare, onShowKeys } = props
  const words = useWords('menu', 'sharing')
  const { menu } = words
  const session = useSession()
  const { participantId } = session
  const { role } = useStore(session.rights)
  const canEdit = useCanEdit()
  const { library } = useBoard()
  const asked = useStore(importAsked)
  const { language, setLanguage } = useLanguage()
  const [, go] = useLocation()
  const [isRenaming, setRenaming] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const [areChangesOpen, setChangesOpen] = useState(false)
  const [areFilesOpen, setFilesOpen] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const [isLookOpen, setLookOpen] = useState(false)
  const hrefOf = (file: string) => `/api/plans/${planId}/export/${file}lang=${language}`
  const onFollow = (href: string) => void download(href, words)
  const trigger = (
    <button type="button" className={styles.trigger} aria-label={words.menu.title}>
      <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className={styles.wide} />
      <EllipsisVertical size={22} strokeWidth={1.75} aria-hidden="true" className={styles.narrow} />
    </button>
  )
  return (
    <>
      <Menu trigger={trigger}>
        <MenuHalves>
          <>
            <MenuGroup label={menu.groups.together}>
              <MenuItem icon={UserPlus} onSelect={onShare}>
                {isFacilitator ? words.plan.inviteAndPeople : words.plan.people}
              </MenuItem>
              <MenuItem icon={MessageCircleQuestion} onSelect={() => go(`/plan/${planId}/rounds`)}>
                {menu.questions}
              </MenuItem>
              <MenuItem icon={Lightbulb} onSelect={() => go(`/plan/${planId}/ideas`)}>
                {menu.ideas}
              </MenuItem>
            </MenuGroup>
            {(board === 'logicModel' || (canEdit && board === 'leadership')) && (
              <MenuGroup label={words.plan.boards[board]}>
                {board === 'logicModel' && (
                  <MenuItem icon={LibraryBig} onSelect={() => library.set({})}>
                    {menu.library}
                  </MenuItem>
                )}
                {canEdit && board === 'logicModel' && (
                  <MenuItem icon={FileUp} onSelect={() => openImport()}>
                    {menu.bringIn}
                  </MenuItem>
                )}
                {canEdit && (
                  <MenuItem icon={Heading} onSelect={() => setNaming(true)}>
                    {menu.labels}
                  </MenuItem>
                )}
              </MenuGroup>
            )}
            <MenuGroup label={menu.groups.history}>
              <MenuItem icon={CalendarClock} onSelect={() => setChangesOpen(true)}>
                {menu.sinceLastVisit}
              </MenuItem>
              {role !== 'viewer' && (
                <MenuItem icon={ScrollText} href={`/plan/${planId}/activity`} onFollow={go}>
                  {menu.activity}
                </MenuItem>
              )}
              <MenuItem icon={History} href={`/plan/${planId}/versions`} onFollow={go}>
                {menu.versions}
              </MenuItem>
            </MenuGroup>
          </>
          <>
            <MenuGroup label={menu.downloadOf[board]}>
              {(board === 'logicModel' ? FORMATS : FORMATS.slice(0, 3)).map(({ icon, file, said }) => (
                <MenuItem key={said} icon={icon} href={hrefOf(`${FILES[board]}.${file}`)} download onFollow={onFollow}>
                  {menu.formats[said]}
                </MenuItem>
              ))}
              <MenuItem icon={Archive} href={hrefOf('plan.json?')} download onFollow={onFollow}>
                {menu.backup}
              </MenuItem>
              <MenuItem icon={Files} onSelect={() => setFilesOpen(true)}>
                {menu.allFiles}
              </MenuItem>
            </MenuGroup>
            <MenuGroup label={menu.groups.settings}>
              {isFacilitator && (
                <MenuItem icon={PencilLine} onSelect={() => setRenaming(true)}>
                  {menu.rename}
                </MenuItem>
              )}
              <MenuItem icon={Languages} onSelect={() => setLanguage(language === 'en' ? 'es' : 'en')}>
                <span lang={language === 'en' ? 'es' : 'en'}>{words.common.switchLanguage}</span>
              </MenuItem>
              <MenuItem icon={Contrast} onSelect={() => setLookOpen(true)}>
                {words.common.look.title}
              </MenuItem>
              <MenuItem icon={Keyboard} onSelect={onShowKeys}>
                {words.plan.keysTitle}
              </MenuItem>
              <MenuItem icon={Lock} onSelect={() => go('/privacy')}>
                {menu.yourData}
              </MenuItem>
              <MenuItem icon={LayoutList} onSelect={() => go('/')}>
                {words.common.toPlans}
              </MenuItem>
            </MenuGroup>
          </>
        </MenuHalves>
        {isFacilitator && (
          <>
            <MenuLine />
            <MenuItem icon={Trash2} tone="stop" onSelect={() => setDeleting(true)}>
              {words.sharing.deletePlan.verb}
            </MenuItem>
          </>
        )}
      </Menu>
      <Suspense fallback={null}>
        {areChangesOpen && <ChangesDialog planId={planId} me={participantId} onClose={() => setChangesOpen(false)} />}
        {areFilesOpen && <FilesDialog planId={planId} onClose={() => setFilesOpen(false)} />}
        {asked && canEdit && (
          <ImportDialog
            planId={planId}
            initialText={asked.text}
            initialColumn={asked.column}
            onClose={() => importAsked.set(undefined)}
          />
        )}
        {isNaming && <LabelsDialog onClose={() => setNaming(false)} />}
      </Suspense>
      <LookDialog open={isLookOpen} onOpenChange={setLookOpen} />
      <RenameDialog planId={planId} title={title} open={isRenaming} onOpenChange={setRenaming} />
      <DeletePlanDialog
        planId={planId}
        title={title}
        open={isDeleting}
        onOpenChange={setDeleting}
        onDeleted={() => go('/', { replace: true })}
      />
    </>
  )
}
