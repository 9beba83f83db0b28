import { Link } from 'wouter'
import { useBaseWords } from '../i18n/language.tsx'
import { Page } from './Page.tsx'
import styles from './Text.module.css'
import { useTitle } from './useTitle.ts'

/** What is kept, where, who sees it, how to leave; in words a tired parent reads on a bus. */
export default function Privacy() {
  const { privacy } = useBaseWords('privacy')
  useTitle(privacy.title)
  return (
    <Page>
      <article className={styles.text}>
        <h1 className={styles.title}>{privacy.title}</h1>
        <p className={styles.lead}>{privacy.lead}</p>
        <h2>{privacy.keptTitle}</h2>
        <List items={privacy.kept} />
        <h2>{privacy.notTitle}</h2>
        <List items={privacy.not} />
        <h2>{privacy.whereTitle}</h2>
        <p>{privacy.where}</p>
        <h2>{privacy.deviceTitle}</h2>
        <p>{privacy.device}</p>
        <h2>{privacy.leaveTitle}</h2>
        <p>{privacy.leave}</p>
        <p>
          <Link href="/">{privacy.back}</Link>
        </p>
      </article>
    </Page>
  )
}

const List = ({ items }: { readonly items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)
