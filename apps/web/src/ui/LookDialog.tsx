import { Check, Contrast, type LucideIcon, MonitorSmartphone, Moon, Sun } from 'lucide-react'
import { useId } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { Button } from './Button.tsx'
import { Dialog, DialogActions } from './Dialog.tsx'
import styles from './LookDialog.module.css'
import {
  chooseLessMotion,
  chooseTheme,
  THEME_CHOICES,
  type ThemeChoice,
  useLessMotionChoice,
  useThemeChoice,
} from './theme.ts'

const ICONS: Readonly<Record<ThemeChoice, LucideIcon>> = {
  device: MonitorSmartphone,
  light: Sun,
  dark: Moon,
  contrast: Contrast,
}

/** Colors and motion of this device. What is chosen counts at once; there is nothing to confirm. */
export function LookDialog(props: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }) {
  const { look, done } = useBaseWords().common
  const chosen = useThemeChoice()
  const isLess = useLessMotionChoice()
  const name = useId()
  const hint = useId()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={look.title}>
      <fieldset className={styles.themes}>
        <legend className={styles.legend}>{look.colors}</legend>
        {THEME_CHOICES.map((theme) => {
          const Icon = ICONS[theme]
          return (
            <label key={theme} className={styles.choice}>
              <input
                type="radio"
                name={name}
                value={theme}
                checked={theme === chosen}
                onChange={() => chooseTheme(theme)}
              />
              <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
              <span>{look.themes[theme]}</span>
              <Check size={19} strokeWidth={2} aria-hidden="true" className={styles.check} />
            </label>
          )
        })}
      </fieldset>
      <div className={styles.motion}>
        <label>
          <input
            type="checkbox"
            checked={isLess}
            aria-describedby={hint}
            onChange={(event) => chooseLessMotion(event.target.checked)}
          />
          {look.lessMotion}
        </label>
        <p id={hint} className={styles.hint}>
          {look.lessMotionHint}
        </p>
      </div>
      <p className={styles.hint}>{look.onlyHere}</p>
      <DialogActions>
        <Button look="main" onClick={() => props.onOpenChange(false)}>
          {done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
