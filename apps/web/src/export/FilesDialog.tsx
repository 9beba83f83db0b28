import { useId, useState } from 'react'
import { useBaseWords, useLanguage, useWords } from '../i18n/language.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from './download.ts'
import styles from './FilesDialog.module.css'

const FORMATS = {
  tabloid: 'pdf?paper=tabloid&',
  letter: 'pdf?paper=letter&',
  docx: 'docx?',
  xlsx: 'xlsx?',
  png: 'png?',
  svg: 'svg?',
  csv: 'csv?',
  md: 'md?',
  json: 'json?',
  backup: 'json?',
} as const

// In the order of who asks for them: paper first, then what one goes on writing in, then what programs read.
const FILES = [
  {
    what: 'logicModel',
    file: 'logic-model',
    formats: ['tabloid', 'letter', 'docx', 'xlsx', 'png', 'svg', 'csv', 'md', 'json'],
  },
  { what: 'results', file: 'results', formats: ['tabloid', 'letter', 'docx', 'xlsx', 'csv', 'md', 'json'] },
  { what: 'vision', file: 'vision', formats: ['tabloid', 'letter', 'docx'] },
  {
    what: 'leadership',
    file: 'leadership',
    formats: ['tabloid', 'letter', 'docx', 'png', 'svg', 'csv', 'md', 'json'],
  },
  { what: 'plan', file: 'plan', formats: ['backup'] },
] as const

/** Every file a plan can be downloaded as, and what of the logic model is in it. */
export default function FilesDialog({ planId, onClose }: { readonly planId: string; readonly onClose: () => void }) {
  const { files } = useBaseWords('files')
  const words = useWords('menu')
  const { language } = useLanguage()
  const [hasLayer, setLayer] = useState(true)
  const [hasNotes, setNotes] = useState(false)
  const id = useId()
  const parts = `${hasLayer ? '' : 'layer=0&'}${hasNotes ? 'notes=1&' : ''}`
  return (
    <Dialog open onOpenChange={onClose} title={files.title} wide>
      <div className={styles.files}>
        {FILES.map(({ what, file, formats }) => (
          <section key={what} aria-labelledby={`${id}-${what}`}>
            <h3 id={`${id}-${what}`} className={styles.what}>
              {files.what[what]}
            </h3>
            {what === 'logicModel' && (
              <>
                <label className={styles.part}>
                  <input type="checkbox" checked={hasLayer} onChange={({ target }) => setLayer(target.checked)} />
                  {files.withLayer}
                </label>
                <label className={styles.part}>
                  <input type="checkbox" checked={hasNotes} onChange={({ target }) => setNotes(target.checked)} />
                  {files.withNotes}
                </label>
              </>
            )}
            <ul className={styles.formats}>
              {formats.map((format) => {
                const asked = what === 'logicModel' ? parts : ''
                const href = `/api/plans/${planId}/export/${file}.${FORMATS[format]}${asked}lang=${language}`
                return (
                  <li key={format}>
                    <a
                      href={href}
                      download
                      className={styles.format}
                      onClick={(event) => {
                        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
                        event.preventDefault()
                        void download(href, words)
                      }}
                    >
                      {files.formats[format]}
                    </a>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
