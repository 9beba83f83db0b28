import { CHANNEL, type ChannelBox, channelRhythm, structureWords } from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import styles from './Channels.module.css'
import { at } from './place.ts'
import { useStructure } from './state.ts'

/** How word travels in one half of the bridge: down in the left pier, up in the right, in both where it goes both ways. */
export function Channels({ boxes }: { readonly boxes: readonly ChannelBox[] }) {
  const words = useWords('leadership').leadership
  if (boxes.length === 0) return null
  return (
    <ul role="list" className={styles.channels} aria-label={words.channels}>
      {boxes.map((box) => (
        // A way back is the same channel once more: for the eye only.
        <li key={`${box.channel.id} ${box.points}`} data-points={box.points} aria-hidden={box.isWayBack || undefined}>
          <ChannelButton box={box} />
        </li>
      ))}
    </ul>
  )
}

function ChannelButton({ box }: { readonly box: ChannelBox }) {
  const { channel } = box
  const { chosen, actions } = useStructure()
  const { language } = useLanguage()
  return (
    <button
      type="button"
      data-item={box.isWayBack ? undefined : channel.id}
      tabIndex={box.isWayBack ? -1 : undefined}
      className={styles.channel}
      aria-current={chosen === channel.id || undefined}
      style={at(box)}
      onClick={() => actions.choose(channel.id, true)}
    >
      <Arrow height={box.height} points={box.points} />
      <span className={styles.words} dir="auto">
        <b>{channel.purpose || structureWords[language].nameless.channel}</b>{' '}
        <span>{channelRhythm(channel, language)}</span> {box.ends && <small>{box.ends}</small>}
      </span>
    </button>
  )
}

function Arrow({ height, points }: { readonly height: number; readonly points: ChannelBox['points'] }) {
  const x = CHANNEL.arrowX
  const head =
    points === 'up'
      ? `M${x - 6} 8 L${x} 2 L${x + 6} 8`
      : `M${x - 6} ${height - 8} L${x} ${height - 2} L${x + 6} ${height - 8}`
  return (
    <svg className={styles.arrow} width={CHANNEL.wordsX} height={height} aria-hidden="true">
      <path d={`M${x} 2 V${height - 2}`} />
      <path d={head} />
    </svg>
  )
}
