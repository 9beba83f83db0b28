import { removeComment, type Said, type SaidRef, setMentions, spliceBetween, typeInComment } from '@commonboard/model'
import { EllipsisVertical, PencilLine, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { formatAgo } from '../i18n/format.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { Question } from '../ui/Question.tsx'
import { Composer } from './Composer.tsx'
import { Chips } from './Mentions.tsx'
import type { People } from './people.ts'
import styles from './Talk.module.css'

/** Somebody's words with who and when; the own ones can be changed and taken back. */
export function SaidWords(props: {
  readonly said: Said
  readonly place: SaidRef
  readonly headId?: string
  readonly people: People
  readonly now: number
  readonly mayChange: boolean
  readonly mayRemove: boolean
}) {
  const { said, place, headId, people, now, mayChange, mayRemove } = props
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('talk').talk
  const { language } = useLanguage()
  const [doing, setDoing] = useState<'change' | 'remove'>()
  const menu = useRef<HTMLButtonElement>(null)
  const author = people.of(said.by)
  const when = formatAgo(language, said.at, now) ?? words.justNow
  const Head = headId === undefined ? 'h4' : 'h3'
  const done = () => {
    setDoing(undefined)
    requestAnimationFrame(() => menu.current?.focus())
  }
  return (
    <div className={styles.said}>
      <div className={styles.head}>
        <Avatar person={author} />
        <Head id={headId}>
          <bdi>{author.name}</bdi>
          <span className="visually-hidden">, </span>
          <time dateTime={isoOf(said.at)}>{when}</time>
        </Head>
        {(mayChange || mayRemove) && (
          <Menu
            align="end"
            trigger={
              <button ref={menu} type="button" className={styles.more} aria-label={words.actionsOf(author.name)}>
                <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
              </button>
            }
          >
            {mayChange && (
              <MenuItem icon={PencilLine} onSelect={() => setDoing('change')}>
                {words.edit}
              </MenuItem>
            )}
            {mayRemove && (
              <MenuItem icon={Trash2} tone="stop" onSelect={() => setDoing('remove')}>
                {words.remove}
              </MenuItem>
            )}
          </Menu>
        )}
      </div>
      {doing === 'change' ? (
        <Composer
          label={words.editLabel}
          send={words.save}
          people={people}
          first={{ text: said.text, mentions: said.mentions }}
          onCancel={done}
          onSend={({ text, mentions }) => {
            const splice = spliceBetween(said.text, text.trim())
            if (splice) typeInComment(plan, place, splice, participantId)
            setMentions(plan, place, mentions, participantId)
            done()
          }}
        />
      ) : said.isRemoved ? (
        <p className={styles.hint}>{words.removedWords}</p>
      ) : (
        <>
          {said.text && (
            <p dir="auto" className={styles.words}>
              {said.text}
            </p>
          )}
          <Chips mentions={said.mentions} people={people} />
        </>
      )}
      {doing === 'remove' && (
        <Question
          title={words.removeTitle}
          text={words.removeText}
          keep={words.keep}
          act={words.remove}
          isStop
          onKeep={() => setDoing(undefined)}
          onAct={() => {
            setDoing(undefined)
            removeComment(plan, place, Date.now())
          }}
        />
      )}
    </div>
  )
}

const isoOf = (at: number): string | undefined => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
