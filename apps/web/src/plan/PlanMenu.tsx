import {
  ChevronDown,
  EllipsisVertical,
  FileJson,
  FileText,
  Keyboard,
  Languages,
  LayoutList,
  ListTree,
  Lock,
  PencilLine,
  SquareDashedMousePointer,
  Table,
  Trash2,
  UserPlus,
} from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { DeletePlanDialog } from '../share/DeletePlanDialog.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx'
import type { Face } from './board.ts'
import styles from './PlanMenu.module.css'
import { RenameDialog } from './RenameDialog.tsx'

interface PlanMenuProps {
  readonly planId: string
  readonly title: string
  readonly isFacilitator: boolean
  /** Undefined on a board that has one face only. */
  readonly face: Face | undefined
  readonly onShare: () => void
  readonly onSwitchFace: () => void
  readonly onShowKeys: () => void
}

const FORMATS = { csv: Table, md: FileText, json: FileJson } as const

/** What belongs to the plan as a whole: download, rename, language, keys, the way back. */
export function PlanMenu(props: PlanMenuProps) {
  const { planId, title, isFacilitator, face, onShare, onSwitchFace, onShowKeys } = props
  const words = useWords()
  const { language, setLanguage } = useLanguage()
  const [, go] = useLocation()
  const [isRenaming, setRenaming] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const trigger = (
    <button type="button" className={styles.trigger} aria-label={words.plan.menu}>
      <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className={styles.wide} />
      <EllipsisVertical size={22} strokeWidth={1.75} aria-hidden="true" className={styles.narrow} />
    </button>
  )
  return (
    <>
      <Menu trigger={trigger}>
        <MenuLabel>{words.plan.downloadAs}</MenuLabel>
        {(['csv', 'md', 'json'] as const).map((format) => (
          <MenuItem
            key={format}
            icon={FORMATS[format]}
            href={`/api/plans/${planId}/export/logic-model.${format}?lang=${language}`}
            download
          >
            {words.plan.formats[format]}
          </MenuItem>
        ))}
        <MenuLine />
        {face && (
          <MenuItem icon={face === 'canvas' ? ListTree : SquareDashedMousePointer} onSelect={onSwitchFace}>
            {face === 'canvas' ? words.plan.showOutline : words.plan.showCanvas}
          </MenuItem>
        )}
        <MenuItem icon={UserPlus} onSelect={onShare}>
          {isFacilitator ? words.plan.inviteAndPeople : words.plan.people}
        </MenuItem>
        {isFacilitator && (
          <MenuItem icon={PencilLine} onSelect={() => setRenaming(true)}>
            {words.plan.rename}
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem icon={Languages} onSelect={() => setLanguage(language === 'en' ? 'es' : 'en')}>
          <span lang={language === 'en' ? 'es' : 'en'}>{words.common.switchLanguage}</span>
        </MenuItem>
        <MenuItem icon={Keyboard} onSelect={onShowKeys}>
          {words.plan.keysTitle}
        </MenuItem>
        <MenuItem icon={Lock} onSelect={() => go('/privacy')}>
          {words.plan.yourData}
        </MenuItem>
        <MenuItem icon={LayoutList} onSelect={() => go('/')}>
          {words.common.toPlans}
        </MenuItem>
        {isFacilitator && (
          <>
            <MenuLine />
            <MenuItem icon={Trash2} tone="stop" onSelect={() => setDeleting(true)}>
              {words.pages.deletePlan.verb}
            </MenuItem>
          </>
        )}
      </Menu>
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
