import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { PHONE, useMedia } from '../ui/media.ts'
import { News, type NewsOfPanel } from '../ui/News.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { notify } from '../ui/Toast.tsx'
import { Review } from './Review.tsx'
import { TellContext } from './steps.ts'

/** What the checks find: beside the board, where it stays open while one works; over it on a phone. */
export default function ChecksPanel() {
  const isPhone = useMedia(PHONE)
  const { checks } = useBoard()
  const words = useWords('checks').checks
  const [news, setNews] = useState<NewsOfPanel>()
  return (
    <SidePanel name="checks" title={words.title} describedBy="checks-summary" onClose={() => checks.set(false)}>
      {isPhone && <News news={news} undoLabel={words.undo} onGone={() => setNews(undefined)} />}
      <TellContext
        value={(text, undo) =>
          isPhone ? setNews({ text, undo }) : notify(text, undo && { label: words.undo, onAct: undo, takesBack: true })
        }
      >
        <Review />
      </TellContext>
    </SidePanel>
  )
}
