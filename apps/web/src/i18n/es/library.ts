import type { Words } from '../en.ts'

export const library: Words['library'] = {
  title: 'Biblioteca',
  intro:
    'Líneas para empezar. Lo que agrega es un ejemplo: se ve más claro y no se imprime hasta que alguien lo conserve o lo cambie.',
  forResult: (number, text) => `Indicadores para ${number} “${text}”. Lo que agregue queda vinculado con él.`,
  find: 'Buscar en la biblioteca',
  kind: 'Tipo',
  all: 'Todo',
  count: (n) => (n === 1 ? '1 línea' : `${n} líneas`),
  noneFound: 'Ninguna línea tiene estas palabras.',
  suggested: 'Se usan a menudo para un resultado así',
  others: 'Otros',
  add: 'Agregar',
  addWhat: (text) => `Agregar: ${text}`,
  inPlan: (number) => `En su plan: ${number}`,
  better: { up: 'mejor si sube', down: 'mejor si baja', hold: 'mejor si se mantiene' },
  from: (source) => `de: ${source}`,
  chosen: (n) => (n === 1 ? '1 elegida' : `${n} elegidas`),
  addChosen: (n) => `Agregar ${n}`,
  added: (n, place) => (n === 1 ? `Agregada en ${place}.` : `${n} tarjetas agregadas: ${place}.`),
  undo: 'Deshacer',
  withResult: (text) => `Muestra el resultado “${text}”, que no está en su plan. ¿Agregarlo también?`,
  withResults: (n) =>
    n === 1
      ? 'Un resultado que muestran no está en su plan. ¿Agregarlo también?'
      : `${n} resultados que muestran no están en su plan. ¿Agregarlos también?`,
  addBoth: 'Agregar con el resultado',
  addAlone: 'Solo el indicador',
  noEdit: 'Puede leer la biblioteca. Para agregar hace falta el permiso de cambiar los tableros.',
}
