import type { Words } from '../en.ts'

export const find: Words['find'] = {
  find: 'Buscar tarjetas',
  label: 'Buscar tarjetas por sus palabras',
  hint: 'Palabras o un número',
  column: 'Columna',
  anyColumn: 'Todas las columnas',
  band: 'Nivel',
  anyBand: 'Todos los niveles',
  unlinked: 'Aún sin indicador',
  mine: 'Mías',
  mineHint: 'Tarjetas que usted escribió en este dispositivo',
  found: (n, all) => (all === 1 ? `${n} de 1 tarjeta` : `${n} de ${all} tarjetas`),
  next: 'La siguiente',
  nextHint: 'La siguiente (Intro)',
  showAll: 'Mostrar todas',
  allShown: 'Se muestran otra vez todas las tarjetas.',
}
