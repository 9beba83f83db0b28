import type { Box } from '@commonboard/model'
import type { CSSProperties } from 'react'

/** Places of the layout are board pixels from its upper left corner. */
export const at = ({ x, y, width, height }: Box): CSSProperties => ({
  insetInlineStart: x,
  insetBlockStart: y,
  inlineSize: width,
  blockSize: height,
})
