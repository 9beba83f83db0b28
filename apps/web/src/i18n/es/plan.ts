import type { Column } from '@commonboard/model'
import type { Words } from '../en.ts'

const A_KIND: Record<Column, string> = {
  vision: 'la visión',
  impact: 'un impacto',
  results: 'un resultado',
  indicators: 'un indicador',
  principles: 'un principio',
  functions: 'una función',
  infrastructure: 'infraestructura',
  strategies: 'una estrategia',
  resources: 'un recurso',
}
const KINDS: Record<Column, string> = {
  vision: 'la visión',
  impact: 'impactos',
  results: 'resultados',
  indicators: 'indicadores',
  principles: 'principios',
  functions: 'funciones',
  infrastructure: 'infraestructura',
  strategies: 'estrategias',
  resources: 'recursos',
}

const list = new Intl.ListFormat('es', { type: 'conjunction' })

export const plan: Words['plan'] = {
  boards: { vision: 'Visión', logicModel: 'Modelo lógico', leadership: 'Liderazgo' },
  boardsLabel: 'Tableros de este plan',
  saved: 'Guardado',
  saving: 'Guardando…',
  offlineKept: 'Sin conexión: guardado en este dispositivo',
  notSaved: 'Sin guardar: no cierre esta página',
  refused: 'Cambio rechazado',
  savedMore: {
    saved: 'El servidor tiene todo en su disco.',
    saving: 'Enviado o a punto de enviarse. El servidor aún no lo ha confirmado.',
    offlineKept:
      'No se puede llegar al servidor. El plan está guardado en este dispositivo, y lo que usted escriba saldrá solo cuando vuelva la red.',
    notSaved:
      'No se puede llegar al servidor, o no puede escribir. Lo que usted escriba saldrá solo cuando vuelva. Hasta entonces, no cierre esta página.',
    refused: 'El servidor no aceptó su último cambio. El tablero muestra lo que tienen todos.',
  },
  notKept: {
    none: 'Este navegador no guarda nada en este dispositivo: cierre la página solo cuando diga Guardado.',
    full: 'En este dispositivo no queda espacio para una copia: cierre la página solo cuando diga Guardado.',
  },
  safeHere: (count) =>
    count === 1 ? 'Hay 1 cambio a salvo en este dispositivo.' : `Hay ${count} cambios a salvo en este dispositivo.`,
  goOut: (count) => (count === 1 ? 'Saldrá solo cuando vuelva la red.' : 'Saldrán solos cuando vuelva la red.'),
  size: {
    large:
      'Este plan ha crecido mucho, más de 5 MB, y en un teléfono tarda en abrirse. Para tener uno más pequeño, descargue una copia de seguridad desde el menú y haga con ella un plan nuevo en la página de inicio.',
    editorsOnly:
      'Este plan ha crecido muchísimo, más de 20 MB. Quienes solo participan ya no pueden añadir nada. Para tener uno más pequeño, descargue una copia de seguridad desde el menú y haga con ella un plan nuevo en la página de inicio.',
    full: 'Este plan está lleno: pasa de 50 MB y no se puede añadir nada. Para seguir, descargue una copia de seguridad desde el menú y haga con ella un plan nuevo en la página de inicio.',
  },
  changedHere: 'Cambiado aquí, aún no enviado',
  keptBelow: 'Sus palabras están en el cuadro de abajo.',
  invite: 'Invitar',
  people: 'Personas',
  inviteAndPeople: 'Invitar y personas',
  inviteTitle: 'Invitar a personas',
  peopleHere: (names) => (names.length === 0 ? 'No hay nadie más' : `Aquí ahora: ${list.format(names)}`),
  readOnly: 'Solo lectura',
  mayComment: 'Puede comentar y responder',
  locked: 'Los tableros están bloqueados',
  roleNow: (role) => `Ahora está aquí como: ${role}`,
  lockedNow: 'Quien facilita bloqueó los tableros. Lo que usted escribió se conserva.',
  unlockedNow: 'Los tableros están abiertos otra vez.',
  keepAll: (cards) => (cards === 1 ? 'Conservarla' : `Conservar las ${cards}`),
  faces: 'Cómo ver el plan',
  view: 'Vista',
  canvas: 'Lienzo',
  table: 'Tabla',
  chain: 'Cadena',
  outline: 'Esquema',
  showCanvas: 'Mostrar el lienzo',
  showOutline: 'Mostrar el esquema',
  undo: 'Deshacer',
  redo: 'Rehacer',
  undone: (isDone) => (isDone ? 'Deshecho' : 'No hay nada suyo que deshacer'),
  redone: (isDone) => (isDone ? 'Hecho de nuevo' : 'No hay nada que rehacer'),
  comments: 'Comentarios',
  commentsOpen: (count) => (count === 1 ? '1 comentario abierto' : `${count} comentarios abiertos`),
  toLookAt: (count) => (count === 0 ? 'Nada por revisar' : `${count} por revisar`),
  nothingToLookAt: 'Todo está bien.',
  copy: 'Copiar',
  copied: 'Copiado',
  download: 'Descargar',
  cannotOpenTitle: 'No se puede abrir este plan',
  noSocket: (host) =>
    `La página llegó, pero la conexión en vivo no. Quizás un filtro escolar o un cortafuegos la bloquea. Pida a quien administra la red que permita conexiones WebSocket a ${host}.`,
  triesAgain: 'Esta página sigue intentándolo sola.',
  endedTitle: 'Este plan está cerrado para usted',
  reload: 'Cargar la página otra vez',
  ended: {
    gone: 'El plan ya no está, o le quitaron de él. Pregunte a quien le invitó.',
    putOut: 'Le quitaron de este plan, o su enlace fue revocado. Pida un enlace nuevo a quien facilita.',
    reload: 'El plan se escribió con una versión más nueva de Commonboard. Cargue la página otra vez para tenerla.',
    whoAreYou: 'Este dispositivo ya no está registrado. Abra otra vez el enlace que recibió.',
  },
  makeThis: (column, cards) =>
    cards === 1 ? `¿Convertirla en ${A_KIND[column]}?` : `¿Convertir estas ${cards} tarjetas en ${KINDS[column]}?`,
  willRest: (links, values) => {
    const parts = [
      ...(links > 0 ? [links === 1 ? 'un vínculo queda en espera' : `${links} vínculos quedan en espera`] : []),
      ...(values > 0
        ? [values === 1 ? 'sus valores quedan en espera' : `los valores de ${values} tarjetas quedan en espera`]
        : []),
    ]
    const [first = '', ...rest] = parts
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' y ')} hasta que vuelva. No se borra nada, y Deshacer lo deja como estaba.`
  },
  leaveIt: 'Dejarla',
  makeIt: (column, cards) => (cards === 1 ? `Convertirla en ${A_KIND[column]}` : `Convertirlas en ${KINDS[column]}`),
  linksOf: (number) => `Vínculos de ${number}`,
  find: 'Buscar',
  findCard: 'Buscar una tarjeta',
  noCardHere: 'Aún no hay tarjetas aquí.',
  done: 'Listo',
  keysTitle: 'Teclas',
}
