import type { Words } from '../en.ts'

export const canvas: Words['canvas'] = {
  select: 'Elegir',
  move: 'Mover',
  card: 'Tarjeta',
  link: 'Enlace',
}
