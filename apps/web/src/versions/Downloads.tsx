import { Archive, FileSpreadsheet, FileText, Image, type LucideIcon, Printer, Table } from 'lucide-react'
import { api } from '../api.ts'
import { saveFile } from '../export/download.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import styles from './VersionPage.module.css'
import { versionsApi } from './versionsApi.ts'

const FILES = [
  { icon: Printer, said: 'poster', file: 'logic-model.pdf?paper=tabloid&' },
  { icon: Printer, said: 'letter', file: 'logic-model.pdf?paper=letter&' },
  { icon: FileText, said: 'word', file: 'logic-model.docx?' },
  { icon: FileSpreadsheet, said: 'excel', file: 'logic-model.xlsx?' },
  { icon: Image, said: 'picture', file: 'logic-model.png?' },
  { icon: Printer, said: 'vision', file: 'vision.pdf?paper=letter&' },
  { icon: Printer, said: 'leadership', file: 'leadership.pdf?paper=letter&' },
  { icon: Table, said: 'table', file: 'logic-model.csv?' },
  { icon: FileText, said: 'text', file: 'logic-model.md?' },
  { icon: Archive, said: 'backup', file: 'plan.json?' },
] as const satisfies readonly { icon: LucideIcon; said: string; file: string }[]

type Source = { readonly planId: string; readonly n: number } | { readonly token: string }

/** The files of one version; for the holder of a public link all but the backup. */
export function Downloads({ source }: { readonly source: Source }) {
  const words = useBaseWords('versions')
  const { versions } = words
  const { language } = useLanguage()
  const ask = (file: string, giveUp: AbortController) =>
    'token' in source
      ? versionsApi.publicFile(source.token, `${file}lang=${language}`, giveUp)
      : api.file(`/api/plans/${source.planId}/export/${file}version=${source.n}&lang=${language}`, giveUp)
  const said = { ...words, making: versions.making, missingSigns: versions.missingSigns }
  const files = FILES.filter((one) => !('token' in source) || one.said !== 'backup')
  return (
    <section className={`${styles.section} ${styles.tools}`}>
      <h2>{versions.downloads}</h2>
      <ul role="list" className={styles.files}>
        {files.map(({ icon: Icon, said: what, file }) => (
          <li key={what}>
            <button type="button" onClick={() => void saveFile((giveUp) => ask(file, giveUp), said)}>
              <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
              {versions.files[what]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
