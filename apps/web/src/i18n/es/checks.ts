import type { Words } from '../en.ts'
import { pluralEs } from '../plural.ts'

export const checks: Words['checks'] = {
  title: 'Por revisar',
  summary: (first, look) =>
    [
      first > 0 ? `${first} por resolver antes de acordar una versión.` : '',
      look > 0
        ? pluralEs(look, {
            one: '1 que vale la pena mirar.',
            many: `${look} que vale la pena mirar.`,
            other: `${look} que vale la pena mirar.`,
          })
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  accepted: 'Está bien así',
  indicatorsFine: (perResult, inAll) =>
    `Hasta ${perResult} ${perResult === 1 ? 'indicador' : 'indicadores'} para un resultado y ${inAll} en total están bien.`,
  changeFine: 'Cambiar estos números',
  fineHint: (ours) => `Vacío: ${ours}`,
  fineSaved: 'Los números cambiaron para todas las personas.',
  settled: 'Resuelto',
  moreSettled: (count) =>
    pluralEs(count, { one: '1 resuelto', many: `${count} resueltos`, other: `${count} resueltos` }),
  showAll: (count) => `Mostrar los ${count}`,
  showFewer: 'Mostrar menos',
  back: 'Volver a lo que está por revisar.',
  undo: 'Deshacer',
  cancel: 'Dejarlo así',
  save: 'Guardar',
  add: 'Agregar',
  openVision: 'Ir a la visión',

  addOne: {
    impact: 'Escribir un impacto',
    results: 'Escribir un resultado',
    infrastructure: 'Escribir qué hay que construir',
    principles: 'Escribir un principio',
  },
  addedOne: 'Ya está en el tablero.',
  newIndicator: 'Indicador nuevo',
  addIndicator: 'Escribir un indicador',
  keepStarters: 'Conservar los ejemplos vinculados',
  fromLibrary: 'Buscar en la biblioteca',
  chooseIndicator: 'Elegir un indicador',
  chooseResult: 'Elegir un resultado',
  noneToChoose: 'Todavía no hay ninguno para elegir.',
  linked: (from, to) => `${from} y ${to} están vinculados.`,
  now: 'Ahora',
  later: 'Después, porque …',
  saidNow: (name) => `${name}: ahora.`,
  saidLater: (name) => `${name}: después.`,
  why: 'Por qué después',
  keep: 'Conservar',
  keepAll: (count) => `Conservar los ${count}`,
  kept: (count) =>
    pluralEs(count, {
      one: '1 ejemplo conservado.',
      many: `${count} ejemplos conservados.`,
      other: `${count} ejemplos conservados.`,
    }),
  merge: 'Unir en una',
  mergeSays: (first, second) =>
    `${first} se queda y recibe el texto, los vínculos y los valores de ${second}, que se quita.`,
  merged: (first, second) => `${second} ahora es parte de ${first}.`,
  different: 'Son distintas',
  makeStrategy: 'Pasar a estrategia',
  makeStrategyFor: '¿Para qué resultado es?',
  noResultYet: 'Ninguno de estos todavía',
  madeStrategy: 'Ahora está entre las estrategias.',

  goalAndStart: (start, goal, direction) => `Inicio ${start}, meta ${goal}; lo mejor es ${direction}.`,
  turn: (direction) => `Lo mejor es ${direction}`,
  turned: 'Se cambió la dirección.',
  setField: {
    'R-01': 'Decir qué cuenta',
    'R-02': 'Decir de dónde sale',
    'R-03': 'Decir quién lo lleva',
    'R-04': 'Poner el inicio',
    'R-05': 'Poner la meta',
    'R-08': 'Elegir grupos',
  },
  unitHint: 'Por ejemplo %, $ M, familias',
  dateHint: 'Por ejemplo 2026 o 2026-09',
  wrongNumber: 'Escriba un número, como 41 o 1.5.',
  wrongDate: 'Escriba un año, como 2026, o un mes, como 2026-09.',
  saved: (number) => `Guardado para ${number}.`,

  fine: 'Está bien así',
  reason: '¿Por qué está bien?',
  reasons: ['Ya lo hablamos', 'Viene el próximo año', 'No va con nuestra comunidad'],
  accept: 'Está bien',
  acceptedNow: 'Anotado: está bien así.',
  acceptedBy: (name, date) => (name ? `${name}, ${date}` : date),
  you: 'Usted',
  lookAgain: 'Revisarlo otra vez',
  looksAgain: 'Vuelve a estar por revisar.',
}
