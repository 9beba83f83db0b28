import type { Language } from '@commonboard/model'
import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react'
import { loadParts } from '../i18n/catalogues.ts'
import type { Part } from '../i18n/en.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ahead, whenOnline } from '../ui/later.ts'
import { type BoardName, type Face as FaceName, faceOn, firstBoard, firstFace } from './board.ts'

/** One way to look at a board: its code and its words come together, when it is first asked for. */
interface FaceCode {
  readonly shown: ReactNode
  /** Both have come once. */
  isHere: boolean
  ask(language: Language): Promise<unknown>
}

function faceCode(load: () => Promise<{ default: ComponentType }>, words: readonly Part[]): FaceCode {
  const part = ahead(load)
  return {
    shown: createElement(part.Shown),
    isHere: false,
    async ask(language) {
      await Promise.all([part.ask(), loadParts(language, words)])
      this.isHere = true
    },
  }
}

const outline = faceCode(() => import('../outline/Outline.tsx'), [])
const structureOutline = faceCode(() => import('../leadership/StructureOutline.tsx'), ['leadership'])
const FACES_OF: Readonly<Record<BoardName, Readonly<Record<FaceName, FaceCode>>>> = {
  vision: all(faceCode(() => import('../parts/vision/VisionBoard.tsx'), ['vision'])),
  logicModel: {
    canvas: faceCode(() => whenOnline(() => import('../canvas/Canvas.tsx')), ['canvas', 'cards', 'sketch']),
    table: faceCode(() => whenOnline(() => import('../table/Table.tsx')), ['table']),
    outline,
    chain: faceCode(() => whenOnline(() => import('../chain/Chain.tsx')), ['chain']),
  },
  leadership: {
    ...all(structureOutline),
    canvas: faceCode(() => import('../leadership/Structure.tsx'), ['leadership']),
  },
}

function all(code: FaceCode): Readonly<Record<FaceName, FaceCode>> {
  return { canvas: code, table: code, outline: code, chain: code }
}

/** Asks for the face this address leads to, before anything else of the plan is known. */
export function askForFirstFace(language: Language): void {
  const board = firstBoard()
  // Without it the page says so once it is drawn.
  FACES_OF[board][faceOn(board, firstFace())].ask(language).catch(() => undefined)
}

interface FaceProps {
  readonly board: BoardName
  readonly face: FaceName
}

export const Face = ({ board, face }: FaceProps) => FACES_OF[board][face].shown

/** Whether a face can be drawn; asks for what it needs. Also true when that cannot come: drawn, the face says so. */
export function useFaceHere(board: BoardName, face: FaceName, isAsked: boolean): boolean {
  const { language } = useLanguage()
  const code = FACES_OF[board][face]
  const [answered, setAnswered] = useState<FaceCode>()
  useEffect(() => {
    if (!isAsked) return
    let isCurrent = true
    const answer = () => {
      if (isCurrent) setAnswered(code)
    }
    code.ask(language).then(answer, answer)
    return () => {
      isCurrent = false
    }
  }, [code, language, isAsked])
  return code.isHere || answered === code
}
