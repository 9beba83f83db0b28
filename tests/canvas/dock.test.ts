import { expect, test } from 'vitest'
import { dockBar, dockWidth } from '../../apps/web/src/canvas/dock.ts'

const bar = { width: 430, height: 38 }

test('the bar of a chosen card stands above the tools, whatever is chosen elsewhere', () => {
  const desk = { width: 1440, height: 800 }
  const near = { x: 370, y: 100, width: 226, height: 49 }
  expect(dockBar(desk, bar, [near])).toEqual({ edge: 'bottom', bar: { x: 505, y: 682, ...bar } })
  expect(dockBar(desk, bar, [near, { ...near, y: 160 }]).edge).toBe('bottom')
})

test('the bar goes to the other edge rather than over what is chosen', () => {
  const desk = { width: 1440, height: 800 }
  const low = { x: 600, y: 660, width: 226, height: 49 }
  expect(dockBar(desk, bar, [low]).edge).toBe('top')
  // Chosen from one edge to the other, it has to stand somewhere.
  expect(dockBar(desk, bar, [low, { ...low, y: 10 }]).edge).toBe('bottom')
  expect(dockBar(desk, bar, [], 'top').edge).toBe('top')
})

test('the bar keeps clear of the lower left corner, and on a phone of the mark of tldraw', () => {
  const tablet = { width: 700, height: 800 }
  expect(dockBar(tablet, { ...bar, width: dockWidth(700) }, []).bar.x).toBe(240)
  const phone = { width: 390, height: 600 }
  const { bar: low } = dockBar(phone, { width: dockWidth(390), height: 52 }, [])
  expect(low.x + low.width).toBeLessThanOrEqual(360)
  expect(low.y + low.height).toBeLessThan(600)
})
