import type { Language } from '@commonboard/model'
import { useState } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { classes } from '../ui/classes.ts'
import type { DocumentLine } from './document.ts'
import type { Row, RowList, RowSection } from './sideBySide.ts'
import styles from './SideBySide.module.css'
import { Wording } from '../ui/Wording.tsx'

type Heads = readonly [before: string, after: string]

/** Two contents line by line: two columns on a laptop; on a phone one below the other, each under its name. */
export function SideBySide(props: {
  readonly sections: readonly RowSection[]
  readonly heads: Heads
  readonly said: Language
}) {
  const { sections, heads, said } = props
  const words = useBaseWords('versions').versions
  const [isBrief, setBrief] = useState(true)
  const shown = sections.filter(({ isChanged }) => isChanged || !isBrief)
  return (
    <>
      <label className={styles.brief}>
        <input type="checkbox" checked={isBrief} onChange={(event) => setBrief(event.target.checked)} />
        {words.compare.changedOnly}
      </label>
      {shown.length === 0 && <p className={styles.none}>{words.compare.noneInSections}</p>}
      <div className={classes(styles.pair, styles.heads)} aria-hidden="true">
        <p>{heads[0]}</p>
        <p>{heads[1]}</p>
      </div>
      {shown.map(({ section, lists }) => (
        <section key={section.id} aria-labelledby={`beside-${section.id}`} className={styles.section}>
          <h2 id={`beside-${section.id}`} className={styles.title}>
            {section.number && <span>{section.number}</span>} {section.title}
          </h2>
          {lists.map((list) => (
            <List key={list.id} list={list} heads={heads} said={said} isBrief={isBrief} isVoice={!!section.blocks} />
          ))}
        </section>
      ))}
    </>
  )
}

function List(props: {
  readonly list: RowList
  readonly heads: Heads
  readonly said: Language
  readonly isBrief: boolean
  readonly isVoice: boolean
}) {
  const { list, heads, said, isBrief, isVoice } = props
  const rows = list.rows.filter(({ isChanged }) => isChanged || !isBrief)
  const title = list.after?.title ?? list.before?.title
  if (rows.length === 0 && !(list.isHeadChanged || (!isBrief && title))) return null
  return (
    <div>
      {title && (
        <div className={styles.head}>
          <h3>{title}</h3>
          {list.isHeadChanged && <Pair row={headRow(list)} heads={heads} said={said} isVoice={false} />}
        </div>
      )}
      {rows.map((row) => (
        <Pair key={row.id} row={row} heads={heads} said={said} isVoice={isVoice} />
      ))}
    </div>
  )
}

/** A body's own facts, as a line. */
function headRow({ id, before, after }: RowList): Row {
  const line = (head: RowList['before']): DocumentLine | undefined =>
    head && {
      id,
      name: head.title ?? '',
      text: head.purpose ?? '',
      notes: head.about ? [head.about] : [],
    }
  const [was, is] = [line(before), line(after)]
  return { id, isChanged: true, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }
}

function Pair(props: { readonly row: Row; readonly heads: Heads; readonly said: Language; readonly isVoice: boolean }) {
  const { row, heads, said, isVoice } = props
  const { before, after, isChanged } = row
  return (
    <div
      className={classes(styles.pair, styles.row, isChanged && styles.changed, isVoice && styles.voice)}
      data-changed={isChanged || undefined}
    >
      {(['before', 'after'] as const).map((side, index) => {
        const line = side === 'before' ? before : after
        const other = side === 'before' ? after : before
        return (
          <div key={side} className={styles.side} data-side={side}>
            <p className={styles.which}>{heads[index]}</p>
            <Half line={line} other={other} side={side} said={said} />
          </div>
        )
      })}
    </div>
  )
}

function Half(props: {
  readonly line: DocumentLine | undefined
  readonly other: DocumentLine | undefined
  readonly side: 'before' | 'after'
  readonly said: Language
}) {
  const { line, other, side, said } = props
  const { compare } = useBaseWords('versions').versions
  if (!line) return <p className={styles.missing}>{compare.missing}</p>
  const mark = (own: string, its: string | undefined, isWhole = false) =>
    other === undefined || its === own ? (
      own
    ) : (
      <Wording
        before={side === 'before' ? own : (its ?? '')}
        after={side === 'before' ? (its ?? '') : own}
        shows={side}
        isWhole={isWhole}
        says={compare}
        said={said}
      />
    )
  const notes = line.notes.join('; ')
  return (
    <>
      <p lang={said}>
        {line.number && <span className={styles.number}>{line.number}</span>}{' '}
        {line.name && <b>{mark(line.name, other?.name ?? '')}</b>}
        {line.name && line.text && ', '}
        <span className={styles.text}>{mark(line.text, other?.text)}</span>
        {!line.text && line.ours}
      </p>
      {line.value && <p className={styles.notes}>{mark(line.value, other?.value, true)}</p>}
      {notes && <p className={styles.notes}>{mark(notes, other?.notes.join('; '))}</p>}
    </>
  )
}
