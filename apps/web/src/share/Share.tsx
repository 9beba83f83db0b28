import { useCallback } from 'react'
import { api } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useLoad } from '../pages/useLoad.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Links } from './Links.tsx'
import { People } from './People.tsx'
import styles from './Share.module.css'

/** People join while the dialog stands on a projector. */
const RELOAD_MS = 5_000

/** The inside of the dialog: what the server says of the plan, in two tabs. */
export default function Share({ planId }: { readonly planId: string }) {
  const words = useBaseWords('sharing')
  const { invite } = words.sharing
  const ask = useCallback(() => api.plan(planId), [planId])
  const { load, reload } = useLoad(ask, RELOAD_MS)
  if (load.state === 'loading') return <p role="status">{words.common.loading}</p>
  if (load.state === 'failed')
    return (
      <div className={styles.failed}>
        <Problem text={sayError(words, load.error)} />
        <Button onClick={() => void reload()}>{words.common.tryAgain}</Button>
      </div>
    )
  const facts = load.value
  const links = { value: 'links', label: invite.links, panel: <Links facts={facts} onChanged={reload} /> }
  const people = {
    value: 'people',
    label: `${invite.people} (${facts.people.length})`,
    panel: <People facts={facts} onChanged={reload} />,
  }
  const mayInvite = facts.role === 'facilitator'
  return <Tabs label={mayInvite ? invite.tabs : invite.people} tabs={mayInvite ? [links, people] : [people, links]} />
}
