import type { Words } from '../en.ts'

export const join: Words['join'] = {
  heading: 'Entrar en el plan',
  invitation: {
    facilitator: 'Le piden que conduzca este plan con otras personas.',
    editor: 'Ayude a escribir lo que queremos para cada niño y niña.',
    contributor: 'Diga qué piensa de lo que queremos para cada niño y niña.',
    viewer: 'Lea lo que queremos para cada niño y niña.',
  },
  name: 'Su nombre',
  nameAside: 'o un apodo',
  hereAs: 'Vengo como',
  hereAsAside: 'si quiere',
  join: 'Entrar',
  joining: 'Entrando…',
  withoutName: 'Entrar sin nombre',
  promise: 'Sin cuenta, sin correo, sin rastreo.',
  kept: (historyDays, answersDays) =>
    `${historyDays === 0 ? 'No se guarda quién cambió qué.' : `Quién cambió qué se guarda ${historyDays} días.`} Las respuestas privadas se borran ${answersDays} días después de cerrar la ronda.`,
  privacy: '¿Qué se guarda de mí?',
  looking: 'Revisando su enlace…',
  noLinkTitle: 'Este enlace no está completo',
  noLinkText:
    'Falta la parte que va después de #. Abra el enlace otra vez tal como se lo enviaron o escanee de nuevo el código.',
  badLinkTitle: 'Este enlace ya no funciona',
  badLinkText:
    'Quizá lo cambiaron por uno nuevo, lo retiraron o se cortó al copiarlo. Pida un enlace nuevo a quien se lo envió. Nada de lo que escribió se pierde.',
  waitTitle: 'No se pudo revisar su enlace',
  toPlans: 'Ir a los planes de este dispositivo',
  nameTooLong: (most) => `El nombre tiene más de ${most} letras. Acórtelo un poco; no se pierde nada.`,
}
