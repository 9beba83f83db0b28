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
  readonly onClose: () => void
}

/** A part of the page that one opens and closes: its title, a button to close it, and Escape. Where it stands is its user's matter. */
export function Panel({ title, heading: Heading, headingRef, onClose, children, ...rest }: PanelProps) {
  const titleId = useId()
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
        <Heading ref={headingRef} id={titleId} tabIndex={-1}>
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
