import { describe, expect, test } from 'vitest'
import { asOneCard, cutsOf, linesOf } from '../../apps/web/src/several/lines.ts'
import { needsPreview } from '../../apps/web/src/several/needsPreview.ts'

describe('a pasted list', () => {
  test.each([
    ['- Read\n- Write', ['Read', 'Write']],
    ['• Leer\r\n• Escribir\r\n', ['Leer', 'Escribir']],
    ['•\tRead\n•\tWrite', ['Read', 'Write']],
    ['1. One\n2) Two\n(3) Three\na) Four\niv. Five', ['One', 'Two', 'Three', 'Four', 'Five']],
    ['1.1. One\n1.2. Two', ['One', 'Two']],
    ['☐ One\n- [x] Two\n[ ] Three', ['One', 'Two', 'Three']],
    ['\n\n  One  \n \t \n---\nTwo\n***', ['One', 'Two']],
    ['Goal\t90%\nAim\t', ['Goal 90%', 'Aim']],
    [
      '90% of children read\n3 schools take part\nA child is safe',
      ['90% of children read', '3 schools take part', 'A child is safe'],
    ],
    ['-5 degrees\n$3 a day', ['-5 degrees', '$3 a day']],
  ])('%j becomes %j', (pasted, lines) => {
    expect(linesOf(pasted)).toEqual(lines)
  })

  test('one line comes in as it is; two lines, or very much, are looked at first', () => {
    expect(needsPreview('Every child reads')).toBe(false)
    expect(needsPreview('Every child reads\n\n')).toBe(false)
    expect(needsPreview('Read\nWrite')).toBe(true)
    expect(needsPreview('a'.repeat(2_001))).toBe(true)
  })

  test('a page in one line is cut between sentences and loses no word', () => {
    const page = 'Every child reads by nine. '.repeat(200).trim()
    const lines = linesOf(page)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join(' ')).toBe(page)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2_000)
    expect(linesOf('x'.repeat(4_500)).map((line) => line.length)).toEqual([2_000, 2_000, 500])
  })

  test('as one card it is one paragraph', () => {
    expect(asOneCard('- Read\n\n- Write')).toBe('Read Write')
  })
})

describe('where a card can be cut', () => {
  const parts = (text: string) => cutsOf(text).map((at) => [text.slice(0, at).trim(), text.slice(at).trim()])
  test('at line breaks, semicolons and ends of sentences', () => {
    expect(parts('Read\nWrite')).toEqual([['Read', 'Write']])
    expect(parts('Read; write')).toEqual([['Read;', 'write']])
    expect(parts('All read. ¿Escriben todos? Sí.')).toEqual([
      ['All read.', '¿Escriben todos? Sí.'],
      ['All read. ¿Escriben todos?', 'Sí.'],
    ])
  })
  test('not inside a number or an abbreviation in lower case, nor at the end', () => {
    expect(cutsOf('Grow by 3.5 points, e.g. in math.')).toEqual([])
    expect(cutsOf('All read.\n')).toEqual([])
  })
})
