import { ArrowShapeUtil, FigureShapeUtil, InkShapeUtil, MarkerShapeUtil } from './LineShapeUtils.tsx'
import { NoteShapeUtil, TextShapeUtil } from './WordsShapeUtil.tsx'

/** Everything that can be drawn. */
export const SKETCH_SHAPES = [
  InkShapeUtil,
  MarkerShapeUtil,
  NoteShapeUtil,
  TextShapeUtil,
  FigureShapeUtil,
  ArrowShapeUtil,
]
