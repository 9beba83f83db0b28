import { type PlanContent, type ReadChain, saidParts } from '@commonboard/model'
import { useLanguage } from '../i18n/language.tsx'
import styles from './Chain.module.css'

/** A chain as sentences; people's own words are set in the serif of the vision, and keep their own direction. */
export function Sentence(props: {
  readonly content: PlanContent
  readonly chain: ReadChain
  /** Not where many chains stand below each other: all of them end there. */
  readonly withVision?: boolean
}) {
  const { content, chain, withVision = true } = props
  const { language } = useLanguage()
  return saidParts(content, chain, language, { withVision }).map(({ text, card }, index) =>
    card ? (
      // The same card is said once in a chain, but a piece has no name of its own.
      // oxlint-disable-next-line react/no-array-index-key
      <bdi key={index} className={styles.own}>
        {text}
      </bdi>
    ) : (
      text
    ),
  )
}
