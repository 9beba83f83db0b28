import { AudioLines, ListTree, type LucideIcon, SquareDashedMousePointer, Table2 } from 'lucide-react'
import type { Face } from './board.ts'

export const FACE_ICONS: Readonly<Record<Face, LucideIcon>> = {
  canvas: SquareDashedMousePointer,
  table: Table2,
  outline: ListTree,
  chain: AudioLines,
}
