import type { Role } from '@commonboard/model'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { api, type InviteLink, type PlanFacts } from '../api.ts'
import { formatList } from '../i18n/format.ts'
import { useLanguage, usePeopleWords, useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { LinkTools } from './LinkTools.tsx'
import styles from './Links.module.css'

/** The link most people need first; the one that gives everything away last. */
const ORDER: readonly Role[] = ['editor', 'contributor', 'viewer', 'facilitator']

/** The four links, each with who it is for and what they may do. */
export function Links(props: { readonly facts: PlanFacts; readonly onChanged: () => Promise<void> }) {
  const { facts, onChanged } = props
  const { invite } = useBaseWords('sharing').sharing
  if (!facts.links) return <OnlyFacilitators facts={facts} />
  const links = facts.links
  return (
    <div className={styles.links}>
      <p className={styles.lead}>{invite.linksLead}</p>
      {links.some((link) => isOnlyHere(link.url)) && (
        <p className={styles.warning}>
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
          <span>{invite.onlyThisComputer}</span>
        </p>
      )}
      <ul className={styles.list}>
        {ORDER.map((role) => (
          <LinkOfRole
            key={role}
            role={role}
            planId={facts.planId}
            links={links.filter((link) => link.role === role)}
            onChanged={onChanged}
          />
        ))}
      </ul>
    </div>
  )
}

/** Whoever opened the product as `localhost` would hand out addresses that lead every phone to itself. */
function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

function OnlyFacilitators({ facts }: { readonly facts: PlanFacts }) {
  const { invite } = useBaseWords('sharing').sharing
  const { language } = useLanguage()
  const names = facts.people.filter((person) => person.role === 'facilitator' && person.name).map(({ name }) => name)
  return (
    <p className={styles.lead}>
      {invite.onlyFacilitators} {names.length > 0 && invite.askThem(formatList(language, names))}
    </p>
  )
}

function LinkOfRole(props: {
  readonly planId: string
  readonly role: Role
  /** Usually one; an outside tool may have made more. */
  readonly links: readonly InviteLink[]
  readonly onChanged: () => Promise<void>
}) {
  const { planId, role, links, onChanged } = props
  const { invite } = useBaseWords('sharing').sharing
  const peopleWords = usePeopleWords()
  // Stays when the link itself is gone: "2 people were put out" is said where the link stood.
  const [news, setNews] = useState('')
  const heading = invite.forWhom[role]
  return (
    <li className={styles.link}>
      <div>
        <h3 className={styles.heading}>
          {heading} <span className={styles.role}>{peopleWords.roles[role].label}</span>
        </h3>
        <p className={styles.may}>
          {peopleWords.roles[role].line} {role === 'facilitator' && invite.facilitatorCare}
        </p>
      </div>
      {links.map((link) => (
        <LinkTools
          key={link.linkId}
          planId={planId}
          link={link}
          heading={heading}
          onDone={async (said) => {
            await onChanged()
            setNews(said)
          }}
        />
      ))}
      {links.length === 0 && <NoLink planId={planId} role={role} onMade={onChanged} hasNews={news !== ''} />}
      <p role="status" className={styles.news}>
        {news}
      </p>
    </li>
  )
}

function NoLink(props: {
  readonly planId: string
  readonly role: Role
  readonly hasNews: boolean
  readonly onMade: () => Promise<void>
}) {
  const words = useBaseWords('sharing')
  const [problem, setProblem] = useState<string>()
  const make = async () => {
    try {
      await api.makeLink(props.planId, props.role)
      await props.onMade()
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  return (
    <>
      <div className={styles.row}>
        {!props.hasNews && <p className={styles.may}>{words.sharing.invite.noLink}</p>}
        <Button onClick={() => void make()}>{words.sharing.invite.make}</Button>
      </div>
      {problem && <Problem text={problem} />}
    </>
  )
}
