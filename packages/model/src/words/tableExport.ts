import type { Language } from '../vocabulary.ts'

/** The words of files with tables: sheets of a workbook, the results framework on paper. */
export interface TableExportWords {
  readonly sheets: Readonly<Record<'logicModel' | 'values' | 'results' | 'toDevelop' | 'keepers', string>>
  readonly heads: Readonly<
    Record<
      | 'result'
      | 'resultNumber'
      | 'indicator'
      | 'indicatorNumber'
      | 'alsoFor'
      | 'now'
      | 'nowDate'
      | 'trend'
      | 'date'
      | 'value'
      | 'why'
      | 'kept'
      | 'links',
      string
    >
  >
  readonly resultsTitle: (plan: string) => string
  readonly resultsHowToRead: string
  /** Said of an indicator of several results, at each of them. */
  readonly alsoFor: (numbers: string) => string
  readonly ofNoResult: string
  readonly toDevelopLine: string
  readonly noSource: string
  readonly mustCreate: string
  readonly nothingToDevelop: string
  readonly nobodyYet: string
  readonly noResult: string
}

export const tableExportWords: Readonly<Record<Language, TableExportWords>> = {
  en: {
    sheets: {
      logicModel: 'Logic model',
      values: 'Values',
      results: 'Results',
      toDevelop: 'Data to develop',
      keepers: 'Who keeps what',
    },
    heads: {
      result: 'Result',
      resultNumber: 'Result number',
      indicator: 'Indicator',
      indicatorNumber: 'Indicator number',
      alsoFor: 'Also for',
      now: 'Now',
      nowDate: 'Date of now',
      trend: 'Trend',
      date: 'Date',
      value: 'Value',
      why: 'What is missing',
      kept: 'Where from, and who keeps it',
      links: 'Links',
    },
    resultsTitle: (plan) => `${plan}: results framework`,
    resultsHowToRead:
      'Below each result stand the indicators that show it. The arrow says where the number went, the word whether that is what we want. “Also for 3.6” marks an indicator of several results.',
    alsoFor: (numbers) => `also for ${numbers}`,
    ofNoResult: 'Indicators of no result yet',
    toDevelopLine: 'Indicators whose numbers we do not have yet.',
    noSource: 'no source yet',
    mustCreate: 'we must create it',
    nothingToDevelop: 'Every indicator has a source.',
    nobodyYet: 'Nobody yet',
    noResult: 'No results yet.',
  },
  es: {
    sheets: {
      logicModel: 'Modelo lógico',
      values: 'Valores',
      results: 'Resultados',
      toDevelop: 'Datos por crear',
      keepers: 'Quién lleva qué',
    },
    heads: {
      result: 'Resultado',
      resultNumber: 'Número del resultado',
      indicator: 'Indicador',
      indicatorNumber: 'Número del indicador',
      alsoFor: 'También para',
      now: 'Ahora',
      nowDate: 'Fecha de ahora',
      trend: 'Tendencia',
      date: 'Fecha',
      value: 'Valor',
      why: 'Qué falta',
      kept: 'De dónde sale y quién lo lleva',
      links: 'Enlaces',
    },
    resultsTitle: (plan) => `${plan}: marco de resultados`,
    resultsHowToRead:
      'Debajo de cada resultado están los indicadores que lo muestran. La flecha dice hacia dónde fue el número; la palabra, si es lo que queremos. «También para 3.6» marca un indicador de varios resultados.',
    alsoFor: (numbers) => `también para ${numbers}`,
    ofNoResult: 'Indicadores aún sin resultado',
    toDevelopLine: 'Indicadores cuyos números aún no tenemos.',
    noSource: 'aún sin fuente',
    mustCreate: 'hay que crearlo',
    nothingToDevelop: 'Todos los indicadores tienen fuente.',
    nobodyYet: 'Nadie todavía',
    noResult: 'Aún sin resultados.',
  },
}
