import type { Language } from '../vocabulary.ts'

/** What a plan says as a file or on paper, beside its own words. */
export interface ExportWords {
  readonly title: (plan: string) => string
  readonly untitled: string
  readonly howToRead: string
  readonly howToReadText: string
  readonly empty: string
  readonly noVision: string
  readonly noIndicator: string
  readonly noValue: string
  /** `{value} on {date}`, both already written out. */
  readonly valueOn: (value: string, date: string) => string
  /** Over what people have looked at and accept as it is. */
  readonly accepted: string
  /** On pages, beside what the plan says. */
  readonly print: {
    readonly visionTitle: (plan: string) => string
    readonly howToReadText: string
    readonly asOf: (date: string) => string
    readonly check: (code: string) => string
    /** Between the number of a page and that of all pages. */
    readonly of: string
    /** Said of a picture of the board. */
    readonly picture: string
  }
}

export const exportWords: Readonly<Record<Language, ExportWords>> = {
  en: {
    title: (plan) => `${plan}: logic model`,
    untitled: 'Plan without a title',
    howToRead: 'How to read it',
    howToReadText:
      'From first to last: what we want, how we will see it, how we work. Numbers name the cards and the links between them: “for 2.1” means that a card leads there, “seen in 4.5” that indicator 4.5 shows it.',
    empty: 'Nothing here yet.',
    noVision: 'No vision yet.',
    noIndicator: 'indicator to come',
    noValue: 'no value yet',
    valueOn: (value, date) => `${value} (${date})`,
    accepted: 'Looked at and accepted as it is',
    print: {
      visionTitle: (plan) => `${plan}: vision`,
      howToReadText:
        'Left to right, from what we want to how we work. Numbers name the links: “for 2.1” leads to impact 2.1, “seen in 4.5” is shown by indicator 4.5. Beside an indicator stand its latest value, the year of it, and the results it belongs to.',
      asOf: (date) => `As of ${date}`,
      check: (code) => `check ${code}`,
      of: 'of',
      picture: 'Seven columns, from the vision to the infrastructure that holds it up.',
    },
  },
  es: {
    title: (plan) => `${plan}: modelo lógico`,
    untitled: 'Plan sin título',
    howToRead: 'Cómo leerlo',
    howToReadText:
      'Del principio al final: lo que queremos, cómo lo veremos, cómo trabajamos. Los números nombran las tarjetas y los enlaces entre ellas: «para 2.1» quiere decir que una tarjeta lleva allí; «se ve en 4.5», que el indicador 4.5 lo muestra.',
    empty: 'Aún no hay nada aquí.',
    noVision: 'Aún no hay visión.',
    noIndicator: 'indicador por definir',
    noValue: 'aún sin valor',
    valueOn: (value, date) => `${value} (${date})`,
    accepted: 'Revisado y aceptado como está',
    print: {
      visionTitle: (plan) => `${plan}: visión`,
      howToReadText:
        'De izquierda a derecha, de lo que queremos a cómo trabajamos. Los números nombran los enlaces: «para 2.1» lleva al impacto 2.1; «se ve en 4.5», lo muestra el indicador 4.5. Junto a cada indicador están su último valor, el año de ese valor y los resultados a los que pertenece.',
      asOf: (date) => `Al ${date}`,
      check: (code) => `código ${code}`,
      of: 'de',
      picture: 'Siete columnas, de la visión a la infraestructura que la sostiene.',
    },
  },
}
