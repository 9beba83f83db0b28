import { notHeard, structureWords } from '@commonboard/model'
import { Ear } from 'lucide-react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import styles from './NotHeard.module.css'
import { useStructure } from './state.ts'

/** Who holds no seat where decisions are made: one sentence, and a question instead of a reproach. */
export function NotHeard() {
  const { content } = useStructure()
  const { language } = useLanguage()
  const words = useWords('leadership').leadership
  const structure = structureWords[language]
  const gaps = notHeard(content.leadership)
  if (gaps.length === 0) return null
  const parts = gaps.map(({ level, voices = [] }) =>
    words.missingVoices(
      structure.levels[level].at,
      voices.map((voice) => structure.voices[voice]),
    ),
  )
  return (
    <p className={styles.line}>
      <Ear size={19} strokeWidth={1.75} aria-hidden="true" />
      <span>
        <b>{structure.notHeard}</b> {parts.join('; ')}. {structure.whoCouldAsk}
      </span>
    </p>
  )
}
