import type { Words } from '../en.ts'

export const kept: Words['kept'] = {
  keptTitle: 'Sus palabras no se aceptaron. Se conservan aquí.',
  keptText:
    'El servidor no aceptó estos cambios: su papel ha cambiado o los tableros están bloqueados. No se envían después por sí solos. Copie las palabras o descárguelas, y entréguelas a quien facilita si deben estar en el plan.',
  keptHead: (when, role) => `${when}, como: ${role}`,
  changes: {
    added: (column, text) => `Nuevo en ${column}: ${text}`,
    removed: (column, text) => `Quitado de ${column}: ${text}`,
    broughtBack: (column, text) => `Recuperado en ${column}: ${text}`,
    reworded: (number, text, before) => `${number} ahora dice: ${text}${before ? `\n(antes: ${before})` : ''}`.trim(),
    moved: (text, where, number, after) => {
      const place = after === undefined ? '' : after ? `, después de «${after}»` : ', al principio'
      return `Movido a ${where}${number && ` (${number})`}${place}: ${text}`
    },
    valued: (text, values) => `Valores de «${text}»: ${values || 'ninguno'}`,
    addressed: (name, answer, reason) => `${name}: ${answer}${reason && `. ${reason}`}`,
    vision: (text, before) =>
      `La visión ahora dice:\n${text || '(sin palabras)'}${before.trim() && `\n(antes:\n${before})`}`,
    confirmed: (ingredient) => `Usted dijo que la visión tiene esto: ${ingredient}`,
    unconfirmed: (ingredient) => `Usted retiró que la visión tiene esto: ${ingredient}`,
    named: (ours, own) => `«${ours}» ahora se llama «${own}»`,
    unnamed: (ours) => `«${ours}» tiene otra vez su primer nombre`,
    itemAdded: (what, name) => `Nuevo en el tablero de liderazgo. ${what}: ${name}`,
    itemRemoved: (what, name) => `Quitado del tablero de liderazgo. ${what}: ${name}`,
    itemBack: (what, name) => `Recuperado en el tablero de liderazgo. ${what}: ${name}`,
    itemChanged: (what, name) => `Cambiado en el tablero de liderazgo. ${what}: ${name}`,
    itemKept: (what, name) => `Conservado en el tablero de liderazgo. ${what}: ${name}`,
    yes: 'sí',
    no: 'no',
    nothing: 'ya nada',
    linked: (from, to) => `Vinculado: ${from} → ${to}`,
    unlinked: (from, to) => `Vínculo quitado: ${from} → ${to}`,
    item: (text) => `En el tablero de liderazgo: ${text}`,
    note: (text) => `Escrito en un tablero: ${text}`,
    drawn: 'También se cambió algo dibujado.',
    comment: (text: string) => `Un comentario: ${text}`,
    talked: 'También cambió algo en los comentarios.',
    more: 'También se cambiaron otras partes del plan.',
  },
  keptFile: 'mis palabras.txt',
  keptDone: 'Ya las tengo',
}
