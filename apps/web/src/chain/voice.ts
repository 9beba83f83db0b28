import type { Language } from '@commonboard/model'
import { useCallback, useEffect, useState } from 'react'

/**
 * A voice of the device itself. One that some service in the net lends would send people's words away, so without a
 * voice that lives here there is none.
 */
export function useVoice(language: Language) {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>()
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const find = () =>
      setVoice(window.speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(language)))
    find()
    window.speechSynthesis.addEventListener('voiceschanged', find)
    return () => {
      window.speechSynthesis.removeEventListener('voiceschanged', find)
      window.speechSynthesis.cancel()
    }
  }, [language])
  const stop = useCallback(() => {
    if ('speechSynthesis' in window) window.speechSynthesis.cancel()
    setSpeaking(false)
  }, [])
  const speak = useCallback(
    (text: string) => {
      if (!voice) return
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      // A little slower than talk: a room listens.
      utterance.rate = 0.92
      utterance.onend = () => setSpeaking(false)
      utterance.onerror = () => setSpeaking(false)
      window.speechSynthesis.cancel()
      window.speechSynthesis.speak(utterance)
      setSpeaking(true)
    },
    [voice],
  )
  return { speak, stop, isSpeaking, canSpeak: voice !== undefined }
}
