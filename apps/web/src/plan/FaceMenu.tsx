import { Eye } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { type Face, faceOn, FACES, keepFace, useBoard } from './board.ts'
import { FACE_ICONS } from './faceIcons.ts'
import { useStore } from './usePlan.ts'

/** The other faces of the board, from the bar under the thumb. */
export default function FaceMenu() {
  const words = useWords().plan
  const board = useBoard()
  const name = useStore(board.name)
  const face = faceOn(name, useStore(board.face))
  const show = (next: Face) => {
    board.face.set(next)
    keepFace(next)
  }
  const trigger = (
    <button type="button" aria-label={`${words.view}: ${words[face]}`}>
      <Eye size={21} strokeWidth={1.75} aria-hidden="true" />
      {words.view}
    </button>
  )
  return (
    <Menu trigger={trigger} align="end">
      {FACES[name]
        .filter((one) => one !== face)
        .map((one) => (
          <MenuItem key={one} icon={FACE_ICONS[one]} onSelect={() => show(one)}>
            {words[one]}
          </MenuItem>
        ))}
    </Menu>
  )
}
