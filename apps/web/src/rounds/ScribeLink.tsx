import { PencilLine } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useSession } from '../plan/usePlan.ts'
import { LinkButton } from './LinkButton.tsx'
import { roundHref } from './paths.ts'
import type { Round } from './round.ts'
import styles from './Answer.module.css'

/** For editors, below their own answer. */
export function ScribeLink({ round }: { readonly round: Round }) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  return (
    <aside className={styles.scribe}>
      <LinkButton look="quiet" href={roundHref(planId, round.roundId, 'scribe')}>
        <PencilLine size={19} strokeWidth={1.75} aria-hidden="true" />
        {words.scribe}
      </LinkButton>
    </aside>
  )
}
