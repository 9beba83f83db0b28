import type { Column, Language, PlanContent } from '@commonboard/model'
import { memo, useMemo } from 'react'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { Blocks } from '../parts/vision/Blocks.tsx'
import { type DocumentLine, documentOf, type DocumentSection } from './document.ts'
import styles from './PlanDocument.module.css'

/** A content as a page to read, and to print: the vision, the seven columns, who leads. */
export const PlanDocument = memo(({ content }: { readonly content: PlanContent }) => {
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  const { parts, leftOut } = useMemo(() => documentOf(content, language), [content, language])
  return (
    <article className={styles.document} aria-label={words.document}>
      {parts.map(({ id, title, sections }) => (
        <section key={id} aria-labelledby={`part-${id}`} className={styles.part}>
          <h2 id={`part-${id}`} className={styles.group}>
            {title || words.leadership}
          </h2>
          {sections.map((section) => (
            <Section key={section.id} section={section} said={content.about.language} />
          ))}
        </section>
      ))}
      {leftOut > 0 && <p className={styles.leftOut}>{words.starters(leftOut)}</p>}
    </article>
  )
})

function Section({ section, said }: { readonly section: DocumentSection; readonly said: Language }) {
  const { id, number, title, about, blocks, lists, empty, column, level } = section
  const isEmpty = blocks ? blocks.length === 0 : lists.length === 0
  return (
    <section aria-labelledby={`section-${id}`} data-level={level}>
      <h3 id={`section-${id}`} className={styles.title}>
        {number && (
          <span className={styles.columnNumber} style={colorOf(column)}>
            {number}
          </span>
        )}{' '}
        {title}
      </h3>
      {about && <p className={styles.about}>{about}</p>}
      {isEmpty && <p className={styles.empty}>{empty}</p>}
      {blocks && !isEmpty && (
        <div className={styles.vision} lang={said}>
          <Blocks blocks={blocks} />
        </div>
      )}
      {lists.map((list) => (
        <div key={list.id} className={styles.list}>
          {list.title && (
            <h4 className={level ? styles.body : styles.band}>
              <span lang={level && said}>{list.title}</span>
              {!level && list.about && <small>{list.about}</small>}
            </h4>
          )}
          {level && list.about && (
            <p className={styles.about} lang={said}>
              {list.about}
            </p>
          )}
          {list.purpose && (
            <p className={styles.purpose} lang={said}>
              {list.purpose}
            </p>
          )}
          {list.lines.length === 0 ? (
            <p className={styles.empty}>{list.empty}</p>
          ) : (
            <ul role="list" className={styles.lines}>
              {list.lines.map((line) => (
                <Line key={line.id} line={line} column={column} said={said} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}

const colorOf = (column: Column | undefined) => (column ? { color: `var(--kind-${column})` } : {})

function Line(props: { readonly line: DocumentLine; readonly column: Column | undefined; readonly said: Language }) {
  const { line, column, said } = props
  const notes = [...line.notes, ...(line.links ? [line.links] : [])]
  return (
    <li className={styles.line} data-numbered={line.number ? true : undefined}>
      {line.number && (
        <span className={styles.number} style={colorOf(column)}>
          {line.number}
        </span>
      )}
      <div className={styles.words}>
        <p>
          {line.name && <b>{line.name}</b>}
          {line.name && (line.text || line.ours) ? column === 'functions' ? <br /> : ', ' : ''}
          {line.text ? (
            <span className={styles.text} lang={said}>
              {line.text}
            </span>
          ) : (
            line.ours && <span className={styles.ours}>{line.ours}</span>
          )}
        </p>
        {notes.length > 0 && <p className={styles.notes}>{notes.join('; ')}</p>}
      </div>
      {line.value && <p className={styles.value}>{line.value}</p>}
    </li>
  )
}
