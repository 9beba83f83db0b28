import type { ItemNoun } from '../compare/difference.ts'
import type { BlockKind } from '../vision.ts'
import type { Language } from '../vocabulary.ts'

/**
 * How a difference between two contents of a plan is said. `what` is an item with its number or name, `words` what
 * stands in it, already in quotation marks.
 */
export interface DifferenceWords {
  readonly quote: (words: string) => string
  readonly about: Readonly<Record<'title' | 'place' | 'language', (before: string, after: string) => string>>
  readonly nothing: string
  readonly added: (what: string, words: string) => string
  /** Of an item that is called by its name, so that there are no other words to show. */
  readonly broughtIn: (what: string) => string
  readonly removed: (what: string, words: string) => string
  readonly broughtBack: (what: string, words: string) => string
  readonly reworded: (what: string) => string
  readonly written: (what: string, words: string) => string
  readonly emptied: (what: string) => string
  readonly became: (was: string, what: string) => string
  /** `number`: the new one, empty if it is the same. */
  readonly movedTo: (what: string, place: string, number: string) => string
  readonly movedWithin: (what: string, number: string) => string
  readonly kept: (what: string) => string
  readonly unkept: (what: string) => string
  readonly split: (what: string, from: string, words: string) => string
  readonly merged: (what: string, from: string, words: string) => string
  readonly unit: (what: string, unit: string) => string
  /** Of a field of a card; empty: nothing stands there any more, or nothing did. */
  readonly valueOf: (what: string, field: string, after: string, before: string) => string
  readonly headline: Readonly<Record<'added' | 'removed', (what: string) => string>>
  readonly breakdown: Readonly<Record<'added' | 'removed', (what: string, group: string) => string>>
  /** `what` is empty where something is missing altogether; `finding` is the rule in quotation marks. */
  readonly waiver: Readonly<
    Record<'accepted' | 'reworded' | 'takenBack', (what: string, finding: string, reason: string) => string>
  >
  readonly reading: Readonly<
    Record<'added' | 'changed' | 'removed', (what: string, date: string, value: string, before: string) => string>
  >
  readonly addressed: (what: string, answer: string) => string
  readonly reason: (what: string, words: string) => string
  readonly linked: (from: string, leadsTo: string, to: string, reason: string) => string
  readonly linkReason: (from: string, leadsTo: string, to: string, reason: string) => string
  readonly unlinked: (from: string, leadsTo: string, to: string) => string
  readonly renamed: (before: string, after: string) => string
  readonly blocks: Readonly<Record<BlockKind, string>>
  readonly inVision: (sentence: string) => string
  readonly isNow: (words: string, kind: string) => string
  readonly marks: (words: string) => string
  readonly movedWords: (words: string) => string
  readonly confirmed: (ingredient: string, people: number) => string
  readonly takenBack: (ingredient: string, people: number) => string
  readonly items: Readonly<Record<ItemNoun, (name: string) => string>>
  readonly seatIn: (seat: string, body: string) => string
  readonly fields: Readonly<Record<'name' | 'purpose' | 'meets' | 'role' | 'waitsFor' | 'rhythm', string>>
  readonly field: (what: string, field: string) => string
  readonly kind: string
  readonly sector: string
  readonly fact: (what: string, fact: string, value: string) => string
  readonly notSaid: string
  readonly heldBy: (what: string, person: string) => string
  readonly holds: (person: string, seat: string, before: string) => string
  readonly open: (seat: string, before: string) => string
  readonly since: (seat: string, month: string) => string
  readonly belongs: (what: string, organization: string) => string
  readonly belongsNowhere: (what: string, before: string) => string
  readonly leads: (what: string, way: string) => string
  readonly twoWay: (what: string) => string
  readonly oneWay: (what: string) => string
}

const withWords = (sentence: string, words: string) => (words ? `${sentence}: ${words}` : sentence)

const withPlace = (what: string, finding: string) => (what ? `${what}, ${finding}` : finding)

export const differenceWords: Readonly<Record<Language, DifferenceWords>> = {
  en: {
    quote: (words) => `“${words}”`,
    about: {
      title: (before, after) => `The title is now ${after} (before: ${before})`,
      place: (before, after) => `The place is now ${after} (before: ${before})`,
      language: (before, after) => `The language is now ${after} (before: ${before})`,
    },
    nothing: 'nothing',
    added: (what, words) => (words ? `${what} added: ${words}` : `${what} added, still empty`),
    broughtIn: (what) => `${what} added`,
    removed: (what, words) => withWords(`${what} removed`, words),
    broughtBack: (what, words) => withWords(`${what} brought back`, words),
    reworded: (what) => `${what} reworded`,
    written: (what, words) => `${what} written: ${words}`,
    emptied: (what) => `${what} emptied`,
    became: (was, what) => `${was} became ${what}`,
    movedTo: (what, place, number) => `${what} moved to ${place}${number ? `, now ${number}` : ''}`,
    movedWithin: (what, number) => (number ? `${what} moved, now ${number}` : `${what} moved among its neighbors`),
    kept: (what) => `${what} is no longer a starter`,
    unkept: (what) => `${what} is a starter again`,
    split: (what, from, words) => withWords(`${what} split off from ${from}`, words),
    merged: (what, from, words) => withWords(`${from} went into ${what}`, words),
    valueOf: (what, field, after, before) =>
      `${what}, ${field}: ${after || 'no longer said'}${before ? ` (before: ${before})` : ''}`,
    headline: {
      added: (what) => `${what} is now a headline`,
      removed: (what) => `${what} is no longer a headline`,
    },
    breakdown: {
      added: (what, group) => `${what} is now told apart by ${group}`,
      removed: (what, group) => `${what} is no longer told apart by ${group}`,
    },
    waiver: {
      accepted: (what, finding, reason) => `${withPlace(what, finding)} accepted as it is: ${reason}`,
      reworded: (what, finding, reason) => `${withPlace(what, finding)} accepted with another reason: ${reason}`,
      takenBack: (what, finding) => `${withPlace(what, finding)} counts again`,
    },
    unit: (what, unit) => (unit ? `The unit of ${what} is now ${unit}` : `${what} has no unit any more`),
    reading: {
      added: (what, date, value) => `${what} has a value for ${date}: ${value}`,
      changed: (what, date, value, before) => `${what} has another value for ${date}: ${value} (before: ${before})`,
      removed: (what, date, _, before) => `${what} has no value for ${date} any more (before: ${before})`,
    },
    addressed: (what, answer) => `${what}: ${answer}`,
    reason: (what, words) => withWords(`${what}: why it waits`, words || 'no longer said'),
    linked: (from, leadsTo, to, reason) => withWords(`${from} now ${leadsTo} ${to}`, reason),
    linkReason: (from, leadsTo, to, reason) => `Why ${from} ${leadsTo} ${to}: ${reason || 'no longer said'}`,
    unlinked: (from, leadsTo, to) => `${from} no longer ${leadsTo} ${to}`,
    renamed: (before, after) => `${before} is now called ${after}`,
    blocks: {
      paragraph: 'paragraph',
      heading: 'heading',
      subheading: 'smaller heading',
      bullet: 'list item',
      number: 'numbered item',
    },
    inVision: (sentence) => `Vision: ${sentence}`,
    isNow: (words, kind) => `${words} is now a ${kind}`,
    marks: (words) => `bold words or links changed in ${words}`,
    movedWords: (words) => `${words} moved`,
    confirmed: (ingredient, people) =>
      `${ingredient}: ${people === 1 ? '1 more person sees' : `${people} more people see`} it in the vision`,
    takenBack: (ingredient, people) =>
      `${ingredient}: ${people === 1 ? '1 person no longer sees' : `${people} people no longer see`} it in the vision`,
    items: {
      body: (name) => `The body ${name}`,
      seat: (name) => `The seat ${name}`,
      person: (name) => `The person ${name}`,
      organization: (name) => `The organization ${name}`,
      channel: (name) => `The channel ${name}`,
    },
    seatIn: (seat, body) => `${seat} in ${body}`,
    fields: {
      name: 'name',
      purpose: 'purpose',
      meets: 'meeting times',
      role: 'role',
      waitsFor: 'note on who is wanted',
      rhythm: 'rhythm',
    },
    field: (what, field) => `${what}, ${field}`,
    kind: 'kind',
    sector: 'sector',
    fact: (what, fact, value) => `${what}, ${fact}: ${value}`,
    notSaid: 'not said',
    heldBy: (what, person) => `${what} added, held by ${person}`,
    holds: (person, seat, before) => `${person} now holds ${lowered(seat)}${before ? ` (before: ${before})` : ''}`,
    open: (seat, before) => `${seat} is open now${before ? ` (before: ${before})` : ''}`,
    since: (seat, month) => (month ? `${seat}: since ${month}` : `${seat}: since when is no longer said`),
    belongs: (what, organization) => `${what} now belongs to ${organization}`,
    belongsNowhere: (what, before) => `${what} no longer belongs to ${before}`,
    leads: (what, way) => `${what} now leads ${way}`,
    twoWay: (what) => `${what} now goes both ways`,
    oneWay: (what) => `${what} now goes one way`,
  },
  es: {
    quote: (words) => `«${words}»`,
    about: {
      title: (before, after) => `El título es ahora ${after} (antes: ${before})`,
      place: (before, after) => `El lugar es ahora ${after} (antes: ${before})`,
      language: (before, after) => `El idioma es ahora ${after} (antes: ${before})`,
    },
    nothing: 'nada',
    added: (what, words) =>
      words ? `Se agregó: ${lowered(what)}, ${words}` : `Se agregó, aún sin texto: ${lowered(what)}`,
    broughtIn: (what) => `Se agregó: ${lowered(what)}`,
    removed: (what, words) => `Se quitó: ${lowered(what)}${words ? `, ${words}` : ''}`,
    broughtBack: (what, words) => `Se recuperó: ${lowered(what)}${words ? `, ${words}` : ''}`,
    reworded: (what) => `Cambió el texto: ${lowered(what)}`,
    written: (what, words) => `Se escribió: ${lowered(what)}, ${words}`,
    emptied: (what) => `Quedó sin texto: ${lowered(what)}`,
    became: (was, what) => `${was} es ahora ${what}`,
    movedTo: (what, place, number) => `${what} pasó a ${place}${number ? `, ahora ${number}` : ''}`,
    movedWithin: (what, number) => (number ? `${what} cambió de lugar, ahora ${number}` : `${what} cambió de lugar`),
    kept: (what) => `${what} ya no es un ejemplo`,
    unkept: (what) => `${what} es otra vez un ejemplo`,
    split: (what, from, words) => withWords(`${what} se separó de ${lowered(from)}`, words),
    merged: (what, from, words) => withWords(`${from} pasó a formar parte de ${lowered(what)}`, words),
    valueOf: (what, field, after, before) =>
      `${what}, ${field}: ${after || 'ya no se dice'}${before ? ` (antes: ${before})` : ''}`,
    headline: {
      added: (what) => `${what} es ahora un indicador destacado`,
      removed: (what) => `${what} ya no es un indicador destacado`,
    },
    breakdown: {
      added: (what, group) => `${what} se muestra ahora por grupo: ${group}`,
      removed: (what, group) => `${what} ya no se muestra por este grupo: ${group}`,
    },
    waiver: {
      accepted: (what, finding, reason) => `${withPlace(what, finding)} se acepta así: ${reason}`,
      reworded: (what, finding, reason) => `${withPlace(what, finding)} se acepta por otra razón: ${reason}`,
      takenBack: (what, finding) => `${withPlace(what, finding)} cuenta otra vez`,
    },
    unit: (what, unit) => (unit ? `La unidad de ${what} es ahora ${unit}` : `${what} ya no tiene unidad`),
    reading: {
      added: (what, date, value) => `${what} tiene un valor para ${date}: ${value}`,
      changed: (what, date, value, before) => `${what} tiene otro valor para ${date}: ${value} (antes: ${before})`,
      removed: (what, date, _, before) => `${what} ya no tiene valor para ${date} (antes: ${before})`,
    },
    addressed: (what, answer) => `${what}: ${answer}`,
    reason: (what, words) => withWords(`${what}: por qué espera`, words || 'ya no se dice'),
    linked: (from, leadsTo, to, reason) => withWords(`${from} ahora ${leadsTo} ${to}`, reason),
    linkReason: (from, leadsTo, to, reason) =>
      `Por qué ${lowered(from)} ${leadsTo} ${lowered(to)}: ${reason || 'ya no se dice'}`,
    unlinked: (from, leadsTo, to) => `${from} ya no ${leadsTo} ${to}`,
    renamed: (before, after) => `${before} ahora se llama ${after}`,
    blocks: {
      paragraph: 'párrafo',
      heading: 'título',
      subheading: 'subtítulo',
      bullet: 'punto de lista',
      number: 'punto numerado',
    },
    inVision: (sentence) => `Visión. ${sentence}`,
    isNow: (words, kind) => `${words} es ahora un ${kind}`,
    marks: (words) => `Cambiaron las negritas o los vínculos en ${words}`,
    movedWords: (words) => `${words} cambió de lugar`,
    confirmed: (ingredient, people) =>
      `${ingredient}: ${people === 1 ? '1 persona más dice' : `${people} personas más dicen`} que está en la visión`,
    takenBack: (ingredient, people) =>
      `${ingredient}: ${people === 1 ? '1 persona ya no dice' : `${people} personas ya no dicen`} que está en la visión`,
    items: {
      body: (name) => `El órgano ${name}`,
      seat: (name) => `El puesto ${name}`,
      person: (name) => `La persona ${name}`,
      organization: (name) => `La organización ${name}`,
      channel: (name) => `El canal ${name}`,
    },
    seatIn: (seat, body) => `${seat} en ${body}`,
    fields: {
      name: 'nombre',
      purpose: 'propósito',
      meets: 'horario de reuniones',
      role: 'función',
      waitsFor: 'nota sobre a quién se busca',
      rhythm: 'frecuencia',
    },
    field: (what, field) => `${what}, ${field}`,
    kind: 'tipo',
    sector: 'sector',
    fact: (what, fact, value) => `${what}, ${fact}: ${value}`,
    notSaid: 'sin indicar',
    heldBy: (what, person) => `Se agregó: ${lowered(what)}, lo ocupa ${person}`,
    holds: (person, seat, before) => `${person} ocupa ahora ${lowered(seat)}${before ? ` (antes: ${before})` : ''}`,
    open: (seat, before) => `${seat} está libre ahora${before ? ` (antes: ${before})` : ''}`,
    since: (seat, month) => (month ? `${seat}: desde ${month}` : `${seat}: ya no se dice desde cuándo`),
    belongs: (what, organization) => `${what} es ahora de ${organization}`,
    belongsNowhere: (what, before) => `${what} ya no es de ${before}`,
    leads: (what, way) => `${what} va ahora ${way}`,
    twoWay: (what) => `${what} va ahora en ambos sentidos`,
    oneWay: (what) => `${what} va ahora en un solo sentido`,
  },
}

/** A phrase as it stands inside a sentence. */
function lowered(phrase: string): string {
  return phrase.charAt(0).toLowerCase() + phrase.slice(1)
}
