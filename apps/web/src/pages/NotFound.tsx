import { Link } from 'wouter'
import { useBaseWords } from '../i18n/language.tsx'
import { Page } from './Page.tsx'
import styles from './Text.module.css'
import { useTitle } from './useTitle.ts'

export default function NotFound() {
  const { notFound } = useBaseWords('pages').pages
  useTitle(notFound.title)
  return (
    <Page>
      <div className={styles.text}>
        <h1 className={styles.title}>{notFound.title}</h1>
        <p>{notFound.text}</p>
        <p>
          <Link href="/">{notFound.toHome}</Link>
        </p>
      </div>
    </Page>
  )
}
