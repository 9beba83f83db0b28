import type { Words } from '../en.ts'
import { pluralEs } from '../plural.ts'

const rows = (n: number) => pluralEs(n, { one: '1 fila', many: `${n} de filas`, other: `${n} filas` })

export const importing: Words['importing'] = {
  title: 'Traer un archivo',
  intro:
    'Una tabla de Excel, un archivo CSV o JSON. Usted ve qué pasaría antes de que algo cambie, y nunca se quita nada.',
  choose: 'Elegir un archivo',
  drop: 'o suéltelo aquí',
  paste: 'O pegue filas de una hoja de cálculo',
  look: 'Ver las filas',
  reading: 'Leyendo la tabla…',
  tooLarge: (mib) => `Este archivo pesa más de ${mib} MB. Sin imágenes ni hojas que sobren puede caber.`,
  sheet: 'Hoja',
  columns: 'Qué es cada columna',
  unknown: (n) => pluralEs(n, { one: '1 queda fuera', many: `${n} quedan fuera`, other: `${n} quedan fuera` }),
  sayOne: 'Diga qué columna tiene las palabras de sus tarjetas, por ejemplo «Resultado» o «Indicador».',
  firstLine: 'La primera línea tiene encabezados',
  column: (n) => `Columna ${n}`,
  leaveOut: 'Dejar fuera',
  cards: 'Palabras de una tarjeta',
  aboutCards: 'Más sobre la tarjeta',
  value: 'Valor',
  valueDate: 'Fecha del valor',
  readingOf: (date) => `Valor de ${date}`,
  summary: (n) =>
    [
      `${pluralEs(n.same + n.changed, { one: '1 coincide', many: `${n.same + n.changed} coinciden`, other: `${n.same + n.changed} coinciden` })}${
        n.changed > 0
          ? `, ${pluralEs(n.changed, { one: '1 de ellas cambia', many: `${n.changed} de ellas cambian`, other: `${n.changed} de ellas cambian` })}`
          : ''
      }`,
      pluralEs(n.new, { one: '1 es nueva', many: `${n.new} son nuevas`, other: `${n.new} son nuevas` }),
      n.links > 0 &&
        pluralEs(n.links, {
          one: '1 vínculo nuevo',
          many: `${n.links} de vínculos nuevos`,
          other: `${n.links} vínculos nuevos`,
        }),
      n.leftOut > 0 && `${rows(n.leftOut)} fuera`,
      n.cells > 0 &&
        pluralEs(n.cells, {
          one: '1 celda fuera',
          many: `${n.cells} de celdas fuera`,
          other: `${n.cells} celdas fuera`,
        }),
    ]
      .filter(Boolean)
      .join(' · '),
  rows: 'Qué hace cada fila',
  outcomes: { same: 'Queda igual', changed: 'Cambia', new: 'Tarjeta nueva', leftOut: 'Queda fuera' },
  why: {
    noText: 'no hay palabras para una tarjeta',
    noColumn: 'nada dice a qué columna pertenece',
    removedHere: 'Queda fuera: esta tarjeta se quitó aquí',
    noSuchFunction: 'Queda fuera: no hay tal función',
    oneVision: 'Queda fuera: un plan tiene una visión',
    toChoose: 'Queda fuera hasta que elija una tarjeta',
    byChoice: 'Queda fuera',
  },
  rowLeftOut: (line, why) => `La fila ${line} queda fuera: ${why}.`,
  andMore: (n) => `y ${n} más`,
  whichCard: (text) => `¿Qué tarjeta es «${text}»?`,
  chooseOne: 'Elija una tarjeta',
  ownCard: 'Una tarjeta propia',
  alike: (percent) => `${percent} % parecida`,
  itsWords: 'Palabras',
  kept: 'Una línea sugerida pasa a ser suya',
  note: (cell, heading, why) => `«${cell}» en ${heading}: ${why}.`,
  noted: {
    notANumber: 'no es un número, queda fuera',
    notADate: 'no es una fecha, queda fuera',
    notSure: 'se puede leer de dos maneras, queda fuera',
    notAChoice: 'no es una de las respuestas, queda fuera',
    otherUnit: 'otra unidad que la de este indicador, queda fuera',
    noDate: 'ninguna fecha dice cuándo, queda fuera',
    unknownCard: 'no hay tal tarjeta que vincular',
    notOfThisKind: 'las tarjetas de este tipo no tienen eso, queda fuera',
    shortened: 'demasiado largo, entra solo el principio',
  },
  tooMuch: 'Es más de lo que entra a la vez. Deje fuera algunas filas o traiga el archivo por partes.',
  otherNow: 'Alguien acaba de cambiar el plan. Esto es lo que entra ahora; mírelo otra vez.',
  another: 'Otro archivo',
  bring: (n) => `Traer ${rows(n)}`,
  nothing: 'Nada que traer',
  done: (n) => pluralEs(n, { one: '1 fila traída.', many: `${n} de filas traídas.`, other: `${n} filas traídas.` }),
  doneBut: (n, missed) =>
    `${rows(n)} en el plan. ${pluralEs(missed, { one: 'Un cambio quedó', many: `${missed} cambios quedaron`, other: `${missed} cambios quedaron` })} fuera, porque alguien trabajaba ahí.`,
}
