import type { Words } from '../en.ts'

export const pages: Words['pages'] = {
  notFound: {
    title: 'No hay nada en esta dirección',
    text: 'Quizá la dirección tiene un error, o la página se movió.',
    toHome: 'Ir a sus planes',
  },
}
