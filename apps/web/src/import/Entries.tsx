import {
  type Choice,
  choiceWords,
  fieldCell,
  type ImportChange,
  type ImportEntry,
  type ImportNote,
  type ImportPlan,
  labelOf,
  type Language,
  type PlanContent,
  sayBreakdown,
  sheetWords,
  showDate,
  showValue,
  type Table,
  wordsOf,
} from '@commonboard/model'
import { memo } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { classes } from '../ui/classes.ts'
import { Select } from '../ui/Field.tsx'
import styles from './ImportDialog.module.css'

/** From so many on, the rest is counted. */
const SHOWN_MAX = 200

interface EntriesProps {
  readonly planned: ImportPlan
  readonly table: Table
  readonly content: PlanContent
  readonly choices: ReadonlyMap<string, Choice>
  readonly onChoose: (entry: ImportEntry, choice: Choice | undefined) => void
}

// What somebody has to look at comes first.
const ORDER = ['leftOut', 'changed', 'new', 'same'] as const
const orderOf = ({ outcome, notes }: ImportEntry) => (outcome === 'same' && notes.length > 0 ? 'leftOut' : outcome)

/** Card by card what a table does, and which rows make none. */
export function Entries({ planned, table, content, choices, onChoose }: EntriesProps) {
  const { importing } = useWords('importing')
  const sorted = ORDER.flatMap((outcome) => planned.entries.filter((entry) => orderOf(entry) === outcome))
  const more = sorted.length - SHOWN_MAX
  return (
    <ul role="list" className={styles.entries} aria-label={importing.rows}>
      {sorted.slice(0, SHOWN_MAX).map((entry) => (
        <li key={entry.key}>
          <Entry {...{ entry, table, content, onChoose }} choice={choices.get(entry.key)} />
        </li>
      ))}
      {more > 0 && <li className={styles.said}>{importing.andMore(more)}</li>}
      {planned.leftOut.slice(0, SHOWN_MAX).map(({ row, why }) => (
        <li key={`row ${row}`} className={styles.said}>
          {importing.rowLeftOut(table.lines[row] ?? row + 1, importing.why[why])}
        </li>
      ))}
    </ul>
  )
}

interface EntryProps extends Omit<EntriesProps, 'planned' | 'choices'> {
  readonly entry: ImportEntry
  readonly choice: Choice | undefined
}
const Entry = memo(function Entry(props: EntryProps) {
  const { entry, table, content, choice, onChoose } = props
  const { importing } = useWords('importing')
  const { language } = useLanguage()
  const { outcome, why, notes, changes } = entry
  const card = content.cards.find(({ id }) => id === entry.card)
  const mayBeIn = outcome !== 'leftOut' || why === 'byChoice' || why === 'toChoose'
  const isToChoose =
    entry.candidates.length > 0 && (entry.foundBy === 'alike' || why === 'toChoose' || choice !== undefined)
  return (
    <div className={styles.entry} data-outcome={outcome}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={choice ? choice !== 'leaveOut' : outcome !== 'leftOut'}
          disabled={!mayBeIn}
          onChange={({ target }) =>
            onChoose(entry, target.checked ? (why === 'toChoose' ? 'new' : undefined) : 'leaveOut')
          }
        />
        <span className={styles.words} dir="auto">
          {card?.number && <b>{`${card.number} `}</b>}
          {entry.text || card?.text}
        </span>
      </label>
      <span className={classes(styles.outcome, outcome === 'leftOut' && styles.stays)}>
        {why ? importing.why[why] : importing.outcomes[outcome]}
        {outcome === 'new' && ` · ${wordsOf(language).columns[entry.column].one}`}
      </span>
      {isToChoose && why !== 'byChoice' && (
        <Select
          className={styles.candidates}
          aria-label={importing.whichCard(entry.text)}
          value={entry.card ?? (outcome === 'new' ? 'new' : '')}
          onChange={({ target }) => onChoose(entry, (target.value || undefined) as Choice | undefined)}
        >
          {why === 'toChoose' && <option value="">{importing.chooseOne}</option>}
          {entry.candidates.map((candidate) => {
            const one = content.cards.find(({ id }) => id === candidate.card)
            return (
              <option key={candidate.card} value={candidate.card}>
                {`${one?.number ?? ''} ${one?.text ?? ''} (${importing.alike(Math.round(candidate.likeness * 100))})`}
              </option>
            )
          })}
          <option value="new">{importing.ownCard}</option>
        </Select>
      )}
      {changes.length > 0 && outcome !== 'leftOut' && (
        <ul role="list" className={styles.changes}>
          {changes.map((change, index) => (
            <li key={index}>
              <Change {...{ change, content, language }} unit={unitOf(entry, card?.unit)} />
            </li>
          ))}
        </ul>
      )}
      {notes.map((note, index) => (
        <p key={index} className={styles.stays}>
          {sayNote(note)}
        </p>
      ))}
    </div>
  )

  function sayNote({ index, cell, why: reason }: ImportNote): string {
    return importing.note(cell, table.headings[index] || importing.column(index + 1), importing.noted[reason])
  }
})

/** The unit its numbers have afterwards. */
function unitOf({ changes }: ImportEntry, unit: string | undefined): string | undefined {
  const changed = changes.find((change) => change.what === 'field' && change.name === 'unit')
  return changed && changed.what === 'field' ? String(changed.new) : unit
}

function Change(props: {
  readonly change: ImportChange
  readonly content: PlanContent
  readonly language: Language
  readonly unit: string | undefined
}) {
  const { change, content, language, unit } = props
  const { importing } = useWords('importing')
  const heads = sheetWords[language]
  const said = (label: string, old: string | undefined, now: string) => (
    <>
      {label}: {old && <del>{old}</del>} {old && <span aria-hidden="true">→</span>} <ins dir="auto">{now}</ins>
    </>
  )
  const number = (value: number) => showValue(value, unit, language)
  switch (change.what) {
    case 'text':
      return said(importing.itsWords, change.old, change.new)
    case 'reason':
      return said(heads.reason, change.old, change.new)
    case 'band':
      return said(
        heads.band,
        change.old && labelOf(content, language, `band.${change.old}`),
        change.new && labelOf(content, language, `band.${change.new}`),
      )
    case 'addressed': {
      const { addressed } = wordsOf(language)
      return said(heads.addressed, change.old && addressed[change.old], addressed[change.new])
    }
    case 'reading':
      return said(
        importing.readingOf(showDate(change.date, language)),
        change.old === undefined ? undefined : number(change.old),
        number(change.new),
      )
    case 'breakdown':
      return said(heads.breakdowns, undefined, sayBreakdown(change.new, language))
    case 'kept':
      return importing.kept
    case 'field': {
      const show = (value: string | number | true | undefined): string | undefined => {
        if (value === undefined) return undefined
        if (value === true) return choiceWords[language]['yes'] ?? ''
        if (typeof value === 'number') return number(value)
        return String(fieldCell({ [change.name]: value }, change.name, language))
      }
      return said(heads[change.name], show(change.old), show(change.new) ?? '')
    }
  }
}
