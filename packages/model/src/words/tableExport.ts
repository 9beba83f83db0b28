import type { Language } from '../vocabulary.ts'

/** The words of files with tables: sheets of a workbook, the results framework on paper. */
export interface TableExportWords {
  readonly sheets: Readonly<Record<'logicModel' | 'values' | 'results' | 'toDevelop' | 'keepers', string>>
  readonly date: string
  readonly value: string
  readonly indicator: string
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
    date: 'Date',
    value: 'Value',
    indicator: 'Indicator',
  },
  es: {
    sheets: {
      logicModel: 'Modelo lógico',
      values: 'Valores',
      results: 'Resultados',
      toDevelop: 'Datos por crear',
      keepers: 'Quién lleva qué',
    },
    date: 'Fecha',
    value: 'Valor',
    indicator: 'Indicador',
  },
}
