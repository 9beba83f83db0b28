import { X } from 'lucide-react'
import { type ComponentProps, type Ref, useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './Panel.module.css'

interface PanelProps extends Omit<ComponentProps<'aside'>, 'title'> {
  readonly title: string
  /** How deep its title stands among the headings of the page. */
  readonly heading: 'h2' | 'h3'
  readonly headingRef?: Ref<HTMLHeadingElement>
  readonly titleId?: string
  /** Id of what is heard with the title. */
  readonly describedBy?: string
  readonly onClose: () => void
}

/** A part of the page that one opens and closes: its title, a button to close it, and Escape. Where it stands is its user's matter. */
export function Panel(props: PanelProps) {
  const ownId = useId()
  const { title, heading: Heading, headingRef, titleId = ownId, describedBy, onClose, children, ...rest } = props
  const { close } = useWords().common
  return (
    <aside
      aria-labelledby={titleId}
      {...rest}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={styles.head}>
        <Heading ref={headingRef} id={titleId} tabIndex={-1} aria-describedby={describedBy}>
          {title}
        </Heading>
        <IconButton label={close} onClick={onClose}>
          <X size={19} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      {children}
    </aside>
  )
}
