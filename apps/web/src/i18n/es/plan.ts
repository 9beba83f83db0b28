import type { Words } from '../en.ts'

export const plan: Words['plan'] = {
  saved: 'Guardado',
  saving: 'Guardando…',
  offlineKept: 'Sin conexión: guardado en este dispositivo',
  notSaved: 'Sin guardar: no cierre esta página',
  refused: 'Cambio rechazado',
  invite: 'Invitar',
  canvas: 'Lienzo',
  outline: 'Esquema',
  undo: 'Deshacer',
  redo: 'Rehacer',
}
