import type { Words } from '../en.ts'

const list = new Intl.ListFormat('es', { type: 'conjunction' })

export const handed: Words['handed'] = {
  handOver: 'Entregar a quien facilita',
  handing: 'Entregando…',
  handedOver: 'Entregadas',
  handedText: 'Quienes facilitan tienen sus palabras. También se quedan aquí hasta que usted las retire.',
  tooLong: 'Es demasiado largo para entregarlo de una vez. Descárguelo y dé el archivo a quien facilita.',
  tooOften: 'Ya se ha entregado mucho. Copie o descargue sus palabras, o pruebe otra vez en diez minutos.',
  title: 'Palabras entregadas',
  from: (names) => `Palabras entregadas por ${list.format(names)}`,
  by: (name) => `Palabras entregadas por ${name}`,
  what: 'El servidor no aceptó estas palabras en el plan. Ponga a mano lo que deba estar en él.',
  read: 'Leer',
  nothing: 'No hay nada en espera.',
  copy: (name) => `Copiar las palabras de ${name}`,
  done: (name) => `Listo con las palabras de ${name}`,
  doneTitle: '¿Retirar estas palabras?',
  doneText: 'Se borran aquí, para todas las personas que facilitan.',
  doneKeep: 'Conservarlas',
  doneDo: 'Retirar',
  putAway: (name) => `Las palabras de ${name} se retiraron.`,
  earlierLine: (copies) =>
    copies === 1
      ? 'Este plan se empezó de nuevo en el servidor. Su copia anterior se conserva en este dispositivo.'
      : `Este plan se empezó de nuevo en el servidor. Sus ${copies} copias anteriores se conservan en este dispositivo.`,
  lookAtIt: 'Verla',
  earlierTitle: 'Su copia anterior',
  earlierText:
    'Así tenía este dispositivo el plan antes de que se empezara de nuevo. Nada de ella se envía solo. Lo que deba estar en el plan se puede poner a mano.',
  earlierUnsent: 'Lo que usted había escrito y no se había enviado',
  earlierPlan: 'El plan como estaba',
  earlierFile: 'copia anterior.txt',
  earlierOf: (number, of) => `Copia ${number} de ${of}`,
  cannotRead: 'Este navegador no deja leer la copia por ahora. Sigue en este dispositivo.',
  remove: 'Quitar',
  removeTitle: '¿Quitar esta copia de este dispositivo?',
  removeText: 'No está en ningún otro lugar. Descárguela primero si quiere conservarla.',
  removeKeep: 'Conservarla',
  removeDo: 'Quitar la copia',
}
