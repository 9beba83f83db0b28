import { type Asked, askedIn, type Language } from '@commonboard/model'
import { useLanguage } from '../i18n/language.tsx'

/** Words of whoever asks: in the person's language, or else in the other, which a reader is then told. */
export function Said({ asked, language }: { readonly asked: Asked; readonly language?: Language }) {
  const { language: own } = useLanguage()
  const wanted = language ?? own
  return <span lang={langOf(asked, wanted, own)}>{askedIn(asked, wanted)}</span>
}

/** The language the words come in, where it is not that of the page. */
function langOf(asked: Asked, wanted: Language, page: Language): Language | undefined {
  const found = asked[wanted] ? wanted : asked.en ? 'en' : 'es'
  return found === page ? undefined : found
}
