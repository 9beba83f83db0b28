import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { baseCatalogue } from './i18n/catalogues.ts'
import { firstLanguage } from './i18n/language.tsx'
import { keepShell } from './newVersion.ts'
import { preload } from './preload.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
// public/old-browser.js has said its sentence there: leave it.
if (!root.hasAttribute('data-too-old')) start(root)

function start(place: HTMLElement): void {
  const language = firstLanguage()
  document.documentElement.lang = language
  const page = preload(location.pathname, language)
  keepShell()
  const drawn = createRoot(place)
  const draw = (isHere: boolean) =>
    drawn.render(
      <StrictMode>
        <App language={language} isHere={isHere} />
      </StrictMode>,
    )
  // Drawn either way: without words the page says, in both languages, that it could not be loaded.
  const drawPage = () => draw(true)
  void baseCatalogue.load(language).then(() => {
    draw(false)
    return page.then(drawPage, drawPage)
  }, drawPage)
}
