import { showDate } from '../export/dates.ts'
import type { Language } from '../vocabulary.ts'
import { showValue } from '../words/index.ts'
import { type Measured, type Trend, trendOf, type Value } from './trend.ts'

/** The word beside the arrow. */
export const trendWords: Readonly<Record<Language, Readonly<Record<TrendWord, string>>>> = {
  en: { better: 'better', worse: 'worse', same: 'same', up: 'up', down: 'down', first: 'one value', none: 'no data' },
  es: { better: 'mejor', worse: 'peor', same: 'igual', up: 'sube', down: 'baja', first: 'un valor', none: 'sin datos' },
}
/** `up`, `down`: it moves, and nobody has said which way is better. `first`: one value, nothing to compare. */
export type TrendWord = 'better' | 'worse' | 'same' | 'up' | 'down' | 'first' | 'none'

export const trendWord = ({ judgement, arrow, now }: Trend): TrendWord =>
  judgement !== 'unknown' ? judgement : arrow === 'up' || arrow === 'down' ? arrow : now ? 'first' : 'none'

interface Sentences {
  readonly fromTo: (start: string, now: string) => string
  readonly only: (now: string) => string
  readonly start: (start: string) => string
  readonly nothing: string
  /** After a value: "44% in 2021". */
  readonly at: (value: string, date: string, isDay: boolean) => string
  readonly goal: (value: string) => string
  readonly by: (value: string, date: string, isDay: boolean) => string
  readonly verdict: Readonly<Record<TrendWord, string>>
  readonly reached: string
  readonly onTrack: string
}

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  en: {
    fromTo: (start, now) => `From ${start} to ${now}`,
    only: (now) => `${now}, the only value so far`,
    start: (start) => `Start: ${start}; no value since`,
    nothing: 'No values yet',
    at: (value, date, isDay) => `${value} ${isDay ? 'on' : 'in'} ${date}`,
    goal: (value) => `goal ${value}`,
    by: (value, date) => `${value} by ${date}`,
    verdict: {
      better: 'Getting better.',
      worse: 'Getting worse.',
      same: 'About the same.',
      up: 'Going up.',
      down: 'Going down.',
      first: '',
      none: '',
    },
    reached: 'Goal reached.',
    onTrack: 'On the way to the goal.',
  },
  es: {
    fromTo: (start, now) => `De ${start} a ${now}`,
    only: (now) => `${now}, el único valor hasta ahora`,
    start: (start) => `Inicio: ${start}; sin valores desde entonces`,
    nothing: 'Aún sin valores',
    at: (value, date, isDay) => `${value} ${isDay ? 'el' : 'en'} ${date}`,
    goal: (value) => `meta: ${value}`,
    by: (value, date, isDay) => `${value} para ${isDay ? 'el ' : ''}${date}`,
    verdict: {
      better: 'Va mejor.',
      worse: 'Va peor.',
      same: 'Sigue casi igual.',
      up: 'Sube.',
      down: 'Baja.',
      first: '',
      none: '',
    },
    reached: 'Se alcanzó la meta.',
    onTrack: 'Va camino de la meta.',
  },
}

/** The chart as a sentence: "From 44% in 2021 to 41% in 2025; goal 60% by 2028. Getting worse." */
export function sayTrend(card: Measured, language: Language): string {
  const words = SENTENCES[language]
  const trend = trendOf(card)
  const { start, now, goal } = trend
  const dated = ({ value, date }: Value, say: Sentences['at']) => {
    const shown = showValue(value, card.unit, language)
    return date === undefined ? shown : say(shown, showDate(date, language), date.split('-').length > 2)
  }
  const way =
    start && now
      ? words.fromTo(dated(start, words.at), dated(now, words.at))
      : now
        ? words.only(dated(now, words.at))
        : start
          ? words.start(dated(start, words.at))
          : words.nothing
  const aim = goal ? `; ${words.goal(dated(goal, words.by))}` : ''
  const end = trend.isReached ? words.reached : trend.judgement === 'better' && trend.onTrack ? words.onTrack : ''
  return [`${way}${aim}.`, words.verdict[trendWord(trend)], end].filter(Boolean).join(' ')
}
