import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../i18n/language.tsx'
import styles from './KeysDialog.module.css'

/** All keys of the plan page on one sheet. */
export function KeysDialog(props: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const words = useWords()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={words.plan.keysTitle} wide>
      <div className={styles.parts}>
        {words.plan.keys.map((part) => (
          <section key={part.title}>
            <h3>{part.title}</h3>
            <dl>
              {part.keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
