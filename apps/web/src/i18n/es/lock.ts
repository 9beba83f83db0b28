import type { Words } from '../en.ts'

const because = (reason: string) => (reason ? `: ${reason}` : '.')

export const lock: Words['lock'] = {
  askTitle: (column) => `¿Pedir a los demás que esperen en ${column}?`,
  askText: 'Los demás ven su nombre y pueden escribir de todos modos. Termina por sí solo a los 30 minutos.',
  why: 'Por qué',
  optional: 'si quiere',
  whyHint: 'Revisando los puntos de partida',
  askVerb: 'Pedir 30 minutos',
  asked: (column) => `Se pide a los demás que esperen en ${column}.`,
  lockOf: (column) => `${column}: quién trabaja aquí`,
  others: (name, column, time, reason) => `${name} trabaja en ${column} hasta las ${time}${because(reason)}`,
  mine: (column, minutes, reason) =>
    minutes === 1
      ? `Usted pidió a los demás esperar en ${column}. Queda 1 minuto${because(reason)}`
      : `Usted pidió a los demás esperar en ${column}. Quedan ${minutes} minutos${because(reason)}`,
  line: (name, time) => `${name}, hasta las ${time}`,
  somebody: 'Alguien',
  writeAnyway: 'Escribir de todos modos',
  youWrite: (column) => `Puede escribir en ${column}.`,
  extend: 'Prolongar',
  done: 'Terminé',
  end: 'Terminarlo',
  ended: (column) => `Ya se puede escribir otra vez en ${column}.`,
  asksToWait: (name, column) => `${name} pide esperar en ${column}.`,
}
