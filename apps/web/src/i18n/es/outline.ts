import type { Words } from '../en.ts'

export const outline: Words['outline'] = {
  add: 'Agregar',
  done: 'Listo',
}
