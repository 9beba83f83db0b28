import { type Channel, channelRhythm, endsOfChannel, structureWords } from '@commonboard/model'
import { useLanguage } from '../i18n/language.tsx'
import { useStructure } from './state.ts'
import styles from './Structure.module.css'

/** Channels no pier of the bridge carries: within one level, or more than there is room for. */
export function ChannelList({ title, channels }: { readonly title: string; readonly channels: readonly Channel[] }) {
  const { content, actions } = useStructure()
  const { language } = useLanguage()
  const { nameless } = structureWords[language]
  if (channels.length === 0) return null
  return (
    <section className={styles.within}>
      <h3>{title}</h3>
      <ul role="list" className={styles.lines}>
        {channels.map((channel) => (
          <li key={channel.id}>
            <button type="button" data-item={channel.id} onClick={() => actions.choose(channel.id, true)}>
              <b>{channel.purpose || nameless.channel}</b>{' '}
              {[channelRhythm(channel, language), endsOfChannel(channel, content.leadership, language)]
                .filter(Boolean)
                .join(', ')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
