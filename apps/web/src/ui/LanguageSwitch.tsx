import { Languages } from 'lucide-react'
import { useLanguage, useBaseWords } from '../i18n/language.tsx'
import { Button } from './Button.tsx'
import { Segmented } from './Segmented.tsx'

/** Names the other language in that language; a click changes to it. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage()
  const other = language === 'en' ? 'es' : 'en'
  return (
    <Button look="quiet" lang={other} onClick={() => setLanguage(other)}>
      <Languages size={19} strokeWidth={1.75} aria-hidden="true" />
      {useBaseWords().common.switchLanguage}
    </Button>
  )
}

/** Both languages side by side: for people who meet the product for the first time. */
export function LanguageChoice() {
  const { chosen, setLanguage } = useLanguage()
  return (
    <Segmented
      onSlate
      label={useBaseWords().common.language}
      value={chosen}
      onChange={setLanguage}
      options={[
        { value: 'en', label: 'English', lang: 'en' },
        { value: 'es', label: 'Español', lang: 'es' },
      ]}
    />
  )
}
