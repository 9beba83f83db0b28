import { type Channel, channelRhythm, endsOfChannel, wordsOf } from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useStructure } from './state.ts'
import styles from './Structure.module.css'

/** Channels between bodies of one level: no pier of the bridge carries them. */
export function WithinLevels({ channels }: { readonly channels: readonly Channel[] }) {
  const { content, actions } = useStructure()
  const words = useWords().leadership
  const { language } = useLanguage()
  const { nameless } = wordsOf(language).structure
  if (channels.length === 0) return null
  return (
    <section className={styles.within}>
      <h3>{words.within}</h3>
      <ul role="list" className={styles.lines}>
        {channels.map((channel) => (
          <li key={channel.id}>
            <button type="button" data-item={channel.id} onClick={() => actions.choose(channel.id, true)}>
              <b>{channel.purpose || nameless.channel}</b> {channelRhythm(channel, language)},{' '}
              {endsOfChannel(channel, content.leadership, language)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
