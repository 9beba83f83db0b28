import { useLanguage, useWords } from '../i18n/language.tsx'
import { askedIn } from '@commonboard/model'
import { classes } from '../ui/classes.ts'
import styles from './Answer.module.css'
import { firstAsked } from './asking.ts'
import { EraseMine } from './EraseMine.tsx'
import { OwnWords } from './Done.tsx'
import { Frame } from './Frame.tsx'
import type { Round } from './round.ts'
import { Said } from './Said.tsx'
import { Unsent } from './Unsent.tsx'
import { shownFor, useNameOf, useOwnAnswers } from './useRounds.ts'

/** A round one can read along but not answer: closed and not shown yet, or open to others only. */
export function Closed(props: { readonly round: Round; readonly back: string; readonly backLabel: string }) {
  const { round, back, backLabel } = props
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const nameOf = useNameOf()
  const own = useOwnAnswers(round.roundId, false)
  const shown = shownFor(own.all, undefined)
  const prompts = round.asked.kind === 'write' ? round.asked.prompts : [round.asked.question]
  const isOpen = round.state === 'open'
  return (
    <Frame back={back} backLabel={backLabel} title={askedIn(firstAsked(round.asked), language)} hasOwnHeading>
      <div className={styles.page}>
        <div className={styles.readAlong}>
          {prompts.map((prompt, index) => {
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <Heading
                key={index}
                className={classes(styles.question, askedIn(prompt, language).length > 90 && styles.long)}
              >
                <Said asked={prompt} />
              </Heading>
            )
          })}
        </div>
        {isOpen ? (
          <p className={styles.hint}>{words.onlyReading}</p>
        ) : (
          <div role="status">
            <p className={styles.closed}>{words.closedTitle}</p>
            <p className={styles.hint}>{words.closedText(nameOf(round.openedBy))}</p>
          </div>
        )}
        <Unsent round={round} kept={own.kept} />
        <OwnWords shown={shown} />
        {!isOpen && round.hasMine && (
          <>
            <p>{words.youAnswered}.</p>
            <EraseMine round={round} />
          </>
        )}
      </div>
    </Frame>
  )
}
