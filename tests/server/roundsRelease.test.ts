import { RELEASE_MIN, ROLE_GROUPS } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import type { Ballot, RoundResult } from '../../apps/sync-server/src/rounds/answer.ts'
import {
  type Group,
  type GroupAnswer,
  type ReleasedGroup,
  releasedGroups,
} from '../../apps/sync-server/src/rounds/groups.ts'
import { type Cast, release } from '../../apps/sync-server/src/rounds/release.ts'
import { Random, seeds } from '../support/random.ts'

const GROUPS: readonly Group[] = [...ROLE_GROUPS, null]
const SCRIBES = ['sol', 'luz'] as const
const asIs = <T>(list: readonly T[]): T[] => [...list]

/** So many people of each group, with these answers: one of `options` each. */
const answersOf = (people: Partial<Record<string, readonly number[]>>, options = 3): GroupAnswer[] =>
  Object.entries(people).flatMap(([group, chosen = []]) =>
    chosen.map((option) => ({
      group: group === 'none' ? null : (group as Group),
      counts: Array.from({ length: options }, (_, index) => (index === option ? 1 : 0)),
    })),
  )
const released = (people: Parameters<typeof answersOf>[0]) => releasedGroups(answersOf(people), 3)

describe('results by role group', () => {
  test('a group of five or more stands alone; smaller ones are one, which names all that do not stand alone', () => {
    expect(
      released({ family: [0, 0, 1, 1, 2, 2], student: [0, 1, 1, 1, 1], educator: [0, 0, 1], none: [2, 2] }),
    ).toEqual([
      { groups: ['family'], people: 6, counts: [2, 2, 2] },
      { groups: ['student'], people: 5, counts: [1, 4, 0] },
      { groups: ['educator', 'partner', 'neighbor', 'other', null], people: 5, counts: [2, 1, 2] },
    ])
  })

  test('four who are left over would be the total less the others: they go with the smallest of these', () => {
    expect(released({ family: [0, 0, 1, 1, 2, 2], student: [0, 1, 1, 1, 1], neighbor: [0], none: [2, 2, 0] })).toEqual([
      { groups: ['family'], people: 6, counts: [2, 2, 2] },
      { groups: ['student', 'educator', 'partner', 'neighbor', 'other', null], people: 9, counts: [3, 4, 2] },
    ])
  })

  test('where one group is left it would be the total: nothing is shown by group', () => {
    expect(released({ family: [0, 1, 1, 1, 2, 2], neighbor: [0] })).toEqual([])
    expect(released({ family: [0, 1, 1, 1, 2, 2] })).toEqual([])
    expect(released({})).toEqual([])
  })

  test('a group that is of one mind is shown with another, so that it is not known of each of them', () => {
    expect(released({ family: [2, 2, 2, 2, 2], student: [0, 1, 1, 1, 1, 1, 1], educator: [0, 1, 1, 1, 1, 1] })).toEqual(
      [
        { groups: ['student'], people: 7, counts: [1, 6, 0] },
        { groups: ['family', 'educator'], people: 11, counts: [1, 5, 5] },
      ],
    )
  })
})

describe('what a scribe has written down he can take away again', () => {
  const slips = (group: Group, scribe: string, chosen: readonly number[]): GroupAnswer[] =>
    answersOf({ [group ?? 'none']: chosen }).map((answer) => ({ ...answer, scribe }))
  const others = answersOf({ student: [0, 1, 1, 2, 2, 1], educator: [0, 1, 2, 2, 1] })

  test('so four slips and one family with a device are not five', () => {
    const four = [...slips('family', 'sol', [0, 0, 1, 2]), ...answersOf({ family: [2] })]
    expect(releasedGroups([...others, ...four], 3).map(({ groups, people }) => [groups.length, people])).toEqual([
      [1, 6],
      [6, 10],
    ])
    // Nor are four of one scribe and one of another.
    const two = [...slips('family', 'sol', [0, 0, 1, 2]), ...slips('family', 'luz', [2])]
    expect(releasedGroups([...others, ...two], 3).every(({ people }) => people !== 5)).toBe(true)
  })

  test('five slips of one scribe are: they are no news to him, and enough for everybody else', () => {
    const five = slips('family', 'sol', [0, 0, 1, 2, 2])
    expect(releasedGroups([...others, ...five], 3)).toContainEqual({ groups: ['family'], people: 5, counts: [2, 1, 2] })
  })

  test('what is left may not be of one mind either', () => {
    const mixed = [...slips('family', 'sol', [0, 1]), ...answersOf({ family: [2, 2, 2, 2, 2] })]
    expect(releasedGroups([...others, ...mixed], 3).map(({ people }) => people)).toEqual([6, 12])
  })
})

interface World {
  readonly sizes: readonly number[]
  /** People of each group who chose each option. */
  readonly counts: readonly (readonly number[])[]
}

/** All ways in which `people` can be spread over so many options. */
function spreads(people: number, options: number): number[][] {
  if (options === 1) return [[people]]
  return Array.from({ length: people + 1 }, (_, first) =>
    spreads(people - first, options - 1).map((rest) => [first, ...rest]),
  ).flat()
}

const sum = (all: readonly (readonly number[])[], options: number) =>
  Array.from({ length: options }, (_, option) => all.reduce((total, counts) => total + (counts[option] ?? 0), 0))

/** Every state of affairs that fits what is shown, for somebody who knows how many of each group have answered. */
function possible(sizes: readonly number[], total: readonly number[], cells: readonly ReleasedGroup[]): World[] {
  const options = total.length
  const found: World[] = []
  const fits = (counts: readonly (readonly number[])[]) =>
    cells.every((cell) => {
      const inside = counts.filter((_, index) => cell.groups.includes(GROUPS[index] ?? null))
      return sum(inside, options).every((count, option) => count === cell.counts[option])
    })
  const walk = (counts: number[][]) => {
    const left = total.map((count, option) => count - (sum(counts, options)[option] ?? 0))
    if (left.some((count) => count < 0)) return
    if (counts.length === sizes.length - 1) {
      const all = [...counts, left]
      if (fits(all)) found.push({ sizes, counts: all })
      return
    }
    for (const spread of spreads(sizes[counts.length] ?? 0, options)) walk([...counts, spread])
  }
  walk([])
  return found
}

/** Sets of whole groups, as lists of their places. */
const setsOf = (count: number): number[][] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (__, index) => index).filter((index) => bits & (1 << index)),
  )

/**
 * What an attacker by brute force finds out: of fewer than five people together how they have answered, or of one
 * group that all of it have answered alike, where the total alone would not say it.
 */
function betrayals(sizes: readonly number[], total: readonly number[], cells: readonly ReleasedGroup[]): string[] {
  const [seen, before] = [possible(sizes, total, cells), possible(sizes, total, [])]
  const answersOfSet = (worlds: readonly World[], set: readonly number[]) =>
    new Set(
      worlds.map(({ counts }) =>
        sum(
          set.map((index) => counts[index] ?? []),
          total.length,
        ).join(),
      ),
    )
  const isOfOneMind = (worlds: readonly World[], group: number) =>
    total.some((_, option) => worlds.every(({ counts }) => counts[group]?.[option] === sizes[group]))
  const few = setsOf(sizes.length).filter((set) => {
    const people = set.reduce((count, index) => count + (sizes[index] ?? 0), 0)
    return people > 0 && people < RELEASE_MIN
  })
  return [
    ...few.flatMap((set) =>
      answersOfSet(seen, set).size === 1 && answersOfSet(before, set).size > 1 ? [`the few in ${set.join()}`] : [],
    ),
    ...sizes.flatMap((size, group) =>
      size > 0 && isOfOneMind(seen, group) && !isOfOneMind(before, group) ? [`each in ${group}`] : [],
    ),
  ]
}

/** Four groups, the last of them people without one, of a few people each, some of them of one mind. */
function anybody(random: Random) {
  const people = Array.from({ length: 4 }, () => {
    const favorite = random.below(3)
    const size = random.below(random.chance(0.5) ? 4 : 8)
    const isSure = random.chance(0.4)
    return Array.from({ length: size }, () => (isSure ? favorite : random.below(3)))
  })
  const sizes = GROUPS.map((_, index) => (index < 3 ? (people[index] ?? []) : index === 6 ? (people[3] ?? []) : []))
  const answers = answersOf(Object.fromEntries(GROUPS.map((group, index) => [group ?? 'none', sizes[index] ?? []])))
  const scribed = answers.map((answer) =>
    random.chance(0.3) ? { ...answer, scribe: SCRIBES[random.below(2)] ?? '' } : answer,
  )
  return { answers, scribed, sizes: sizes.map((one) => one.length) }
}

describe('against somebody who knows the totals and how many of each group have answered', () => {
  test.each(seeds(150))('no answers of fewer than five, and of no single person (seed %i)', (seed) => {
    const { answers, sizes } = anybody(new Random(seed))
    const total = sum(
      answers.map(({ counts }) => counts),
      3,
    )
    const cells = releasedGroups(answers, 3)
    expect(cells.every(({ people }) => people >= RELEASE_MIN)).toBe(true)
    // Whatever is added and taken away, the total less some of them included.
    for (const set of setsOf(cells.length)) {
      const rest = answers.length - set.reduce((count, index) => count + (cells[index]?.people ?? 0), 0)
      expect(cells.length === 0 || rest === 0 || rest >= RELEASE_MIN).toBe(true)
    }
    expect(betrayals(sizes, total, cells)).toEqual([])
  })

  test('among those tried are enough of whom something is shown', () => {
    const shown = Array.from({ length: 150 }, (_, seed) => {
      const { answers, scribed } = anybody(new Random(seed))
      return [releasedGroups(answers, 3).length > 1, releasedGroups(scribed, 3).length > 1]
    })
    for (const at of [0, 1]) expect(shown.filter((one) => one[at]).length).toBeGreaterThan(10)
  })

  test.each(seeds(150))('nor for a scribe, who also knows what he has written down (seed %i)', (seed) => {
    const { scribed } = anybody(new Random(seed))
    const cells = releasedGroups(scribed, 3)
    for (const scribe of SCRIBES) {
      const rest = scribed.filter((answer) => answer.scribe !== scribe)
      const known = scribed.filter((answer) => answer.scribe === scribe)
      const countsOf = (list: readonly GroupAnswer[]) =>
        sum(
          list.map(({ counts }) => counts),
          3,
        )
      const left = cells.map(({ groups, people, counts }): ReleasedGroup => {
        const own = known.filter(({ group }) => groups.includes(group))
        const less = countsOf(own)
        return { groups, people: people - own.length, counts: counts.map((count, at) => count - (less[at] ?? 0)) }
      })
      expect(left.every(({ people }) => people === 0 || people >= RELEASE_MIN)).toBe(true)
      const sizes = GROUPS.map((group) => rest.filter((answer) => answer.group === group).length)
      expect(betrayals(sizes, countsOf(rest), left)).toEqual([])
    }
  })

  test('the attacker would find out what simpler rules give away', () => {
    const answers = answersOf({ family: [0, 0, 1, 1, 2, 2], student: [0, 1, 1, 1, 1], educator: [2] })
    const naive = (['family', 'student'] as const).map((group): ReleasedGroup => {
      const own = answers.filter((answer) => answer.group === group)
      return {
        groups: [group],
        people: own.length,
        counts: sum(
          own.map(({ counts }) => counts),
          3,
        ),
      }
    })
    const sizes = [6, 5, 1, 0, 0, 0, 0]
    expect(betrayals(sizes, [3, 6, 3], naive)).toContain('the few in 2')
    expect(betrayals(sizes, [3, 6, 3], releasedGroups(answers, 3))).toEqual([])
    const sure = [
      { groups: ['family' as const], people: 6, counts: [0, 0, 6] },
      { groups: ['student' as const], people: 5, counts: [1, 4, 0] },
    ]
    expect(betrayals([6, 5, 0, 0, 0, 0, 0], [1, 4, 6], sure)).toContain('each in 0')
  })
})

describe('what a reveal shows', () => {
  const consent = { kind: 'consent', question: { en: 'Shall we?' }, scale: 'three' } as const
  const poll = { kind: 'poll', question: { en: 'Which?' }, options: [{ en: 'A' }, { en: 'B' }], dots: 3 } as const
  const rate = {
    kind: 'rate',
    question: { en: 'How far?' },
    items: [{ en: 'A' }, { en: 'B' }, { en: 'C' }],
    scale: { steps: 4, low: { en: 'no' }, high: { en: 'yes' } },
  } as const

  test.each(seeds(200))('ratings: nothing of an item that fewer than five have rated (seed %i)', (seed) => {
    const random = new Random(seed)
    const casts = Array.from({ length: random.below(12) }, (): Cast => {
      const ratings = [0, 1, 2].flatMap((item) => (random.chance(0.5) ? [{ item, value: 1 + random.below(4) }] : []))
      const ballot = { kind: 'rate' as const, ratings }
      return { group: null, ballot, ...(random.chance(0.2) ? { scribe: 'sol' } : {}) }
    })
    const result = release(rate, casts, asIs) as Extract<RoundResult, { kind: 'rate' }>
    for (const [item, shown] of result.items.entries()) {
      const values = casts.filter(
        ({ ballot }) => ballot.kind === 'rate' && ballot.ratings.some((one) => one.item === item),
      )
      const leftToScribe = values.filter(({ scribe }) => !scribe).length
      const isTooFew = values.length < RELEASE_MIN || (leftToScribe > 0 && leftToScribe < RELEASE_MIN)
      if (isTooFew) expect(shown).toEqual({ answered: null, counts: null })
      else expect(shown.counts?.reduce((total, count) => total + count, 0)).toBe(values.length)
    }
    expect(Object.keys(result).sort()).toEqual(['items', 'kind', 'people'])
  })

  test('of a poll and of consent the total always, even of one', () => {
    const concern: Cast = { group: 'family', ballot: { kind: 'consent', choice: 'concern', why: 'No bus' } }
    expect(release(consent, [concern], asIs)).toMatchObject({ people: 1, byGroup: [], counts: [0, 0, 1] })
    const dots: Cast = { group: 'family', ballot: { kind: 'poll', dots: [{ option: 1, count: 2 }] } }
    expect(release(poll, [dots], asIs)).toMatchObject({ people: 1, byGroup: [], counts: [0, 2] })
  })

  test('reasons come in the order of chance alone', () => {
    const casts = ['a', 'b', 'c'].map(
      (why): Cast => ({ group: null, ballot: { kind: 'consent', choice: 'concern', why } }),
    )
    const turned = release(consent, casts, (list) => [...list].reverse())
    expect(turned).toMatchObject({ reasons: ['c', 'b', 'a'] })
  })

  test('in a poll too nobody’s dots follow from his group’s', () => {
    const voted = (group: Group, first: number, second: number): Cast => {
      const dots = [first, second].flatMap((count, option) => (count > 0 ? [{ option, count }] : []))
      return { group, ballot: { kind: 'poll', dots } satisfies Ballot }
    }
    const alike = Array.from({ length: 5 }, () => voted('family', 3, 0))
    const others = Array.from({ length: 6 }, (_, index) => voted('student', index % 3, 1))
    const more = Array.from({ length: 7 }, (_, index) => voted(null, 1, index % 2))
    expect(release(poll, [...alike, ...others, ...more], asIs)).toMatchObject({
      byGroup: [
        { groups: ['family', 'student'], people: 11 },
        { groups: [null], people: 7 },
      ],
    })
  })
})
