import type { ActivityAct, ActivityItem } from '@commonboard/model'
import type { Words } from '../en.ts'
import type { DayName } from '../format.ts'
import { pluralEs } from '../plural.ts'

const on = ({ is, label }: DayName) => (is === 'near' ? label : `el ${label}`)
/** "de ayer", "del martes". */
const of = ({ is, label }: DayName) => (is === 'near' ? `de ${label}` : `del ${label}`)

const ITEMS: Readonly<Record<ActivityItem, string>> = {
  card: 'una tarjeta',
  link: 'un vínculo',
  body: 'un grupo',
  seat: 'un puesto',
  person: 'una persona de la estructura',
  organization: 'una organización',
  channel: 'un canal',
  label: 'una etiqueta',
  acceptance: 'un aviso que se acepta',
  ingredient: 'lo que ve en la visión',
  idea: 'una idea',
  wording: 'una redacción propuesta',
  drawing: 'el dibujo',
  comment: 'un comentario',
  reply: 'una respuesta',
  reaction: 'una reacción',
  settling: 'lo que está resuelto',
  other: 'otra cosa',
}

const ACTS: Readonly<Record<ActivityAct, string>> = {
  added: 'agregó',
  changed: 'cambió',
  moved: 'movió',
  removed: 'quitó',
  broughtBack: 'recuperó',
}

export const history: Words['history'] = {
  title: 'Actividad',
  lead: 'Quién hizo qué y cuándo. Varios cambios seguidos en lo mismo son una sola línea.',
  toPlan: 'Volver al plan',
  kept: (days) =>
    days === 0
      ? 'Este plan no guarda quién hizo qué.'
      : pluralEs(days, {
          one: 'Se guarda 1 día; después se borra.',
          many: `Se guarda ${days} de días; después se borra.`,
          other: `Se guarda ${days} días; después se borra.`,
        }),
  board: 'Tablero',
  allBoards: 'Todos los tableros',
  boards: {
    logicModel: 'Modelo lógico',
    leadership: 'Liderazgo',
    vision: 'Visión',
    ideas: 'Ideas',
    talk: 'Comentarios',
  },
  person: 'Persona',
  everybody: 'Todas las personas',
  somebody: 'Alguien',
  you: 'Usted',
  nothing: 'Todavía no hay nada que mostrar aquí.',
  more: 'Mostrar lo anterior',
  loadingMore: 'Buscando más atrás…',
  shown: (n) =>
    pluralEs(n, { one: 'Se muestra 1 línea', many: `Se muestran ${n} de líneas`, other: `Se muestran ${n} líneas` }),
  item: (item) => ITEMS[item],
  vision: 'la visión',
  acts: (acts) => acts.map((act) => ACTS[act]),
  did: (acts, what) => `${acts} ${what}`,
  drew: (board) => `dibujó en el tablero: ${board}`,
  quote: (words) => `«${words}»`,
  plan: {
    planFrozen: 'bloqueó los tableros',
    planThawed: 'desbloqueó los tableros',
    roleGiven: (whom) => `cambió lo que puede hacer ${whom}`,
    everyone: 'todo el grupo',
    personRemoved: (whom) => `sacó del plan a ${whom}`,
    personBlocked: (whom) => `bloqueó a ${whom}`,
    personLetIn: (whom) => `dejó entrar de nuevo a ${whom}`,
    workUndone: (whom) => `deshizo lo que hizo ${whom}`,
    historyKept: (days) =>
      days === 0 ? 'dejó de guardar quién hizo qué' : `fijó cuánto se guarda quién hizo qué: ${days} días`,
  },
  undo: {
    title: (name) => `¿Deshacer lo que hizo ${name}?`,
    short: 'Deshacer desde aquí',
    from: (name) => `Deshacer lo que hizo ${name} desde aquí`,
    text: 'Solo se deshacen sus propios cambios. Lo que escribieron las demás personas queda, y todas pueden seguir trabajando. El plan tal como está ahora se guarda entre las versiones.',
    since: 'Desde',
    minutes: (n) => `Hace ${n} minutos`,
    today: 'El comienzo de hoy',
    begin: 'El comienzo de lo que se guarda',
    here: (moment) => moment,
    looking: 'Mirando qué cambiaría…',
    nothing: (name) => `Desde entonces no hay nada de ${name} que deshacer.`,
    becomes: (n) =>
      pluralEs(n, { one: '1 cambio en el plan', many: `${n} de cambios en el plan`, other: `${n} cambios en el plan` }),
    drawings: (n) =>
      pluralEs(n, { one: '1 dibujo o nota', many: `${n} de dibujos y notas`, other: `${n} dibujos y notas` }),
    talk: (n) =>
      pluralEs(n, {
        one: '1 comentario, respuesta o marca',
        many: `${n} de comentarios, respuestas y marcas`,
        other: `${n} comentarios, respuestas y marcas`,
      }),
    andMore: (n) => `y ${n} más`,
    alsoBlock: (name) => `Bloquear también a ${name}: sale ahora y no entra con ningún enlace en este dispositivo`,
    keep: 'Dejarlo como está',
    verb: 'Deshacerlo',
    busy: 'Deshaciendo…',
    done: (name) => `Se deshizo lo que hizo ${name}.`,
  },
  about: {
    more: (name) => `Más sobre ${name}`,
    moreDo: 'Más',
    undo: (name) => `Deshacer lo que hizo ${name}`,
    block: (name) => `Bloquear a ${name}`,
    blockTitle: (name) => `¿Bloquear a ${name}?`,
    blockText:
      'La persona sale del plan y este dispositivo ya no entra con ningún enlace hasta que alguien que facilita le deje entrar de nuevo. Lo que escribió queda. Otro dispositivo, o un navegador cuyos datos se borraron, entra como alguien nuevo: reemplace también el enlace si circuló.',
    blockKeep: (name) => `Dejar dentro a ${name}`,
    blockDo: 'Bloquear',
    blocked: (name) => `Se bloqueó a ${name}.`,
    erase: (name) => `Borrar el nombre de ${name}`,
    eraseTitle: (name) => `¿Borrar el nombre de ${name}?`,
    eraseText:
      'El nombre se borra de todo lo que este servidor guarda del plan, y la persona sale. Lo que escribió queda en el plan, como de «Alguien», porque otras personas se apoyan en ello. Un nombre que alguien escribió en una tarjeta o en un comentario queda hasta que se cambie allí. Las copias de seguridad hechas antes aún tienen el nombre. Esto no se puede deshacer.',
    eraseKeep: 'Conservar el nombre',
    eraseDo: 'Borrar el nombre',
    eraseMine: 'Borrar mi nombre',
    eraseMineTitle: '¿Borrar su nombre y salir de este plan?',
    eraseMineText:
      'Su nombre se borra de todo lo que este servidor guarda del plan, y también la copia de este dispositivo, con lo que aún no se ha enviado. Lo que usted escribió queda, como de «Alguien», porque otras personas se apoyan en ello. Un nombre que alguien escribió en una tarjeta o en un comentario queda hasta que se cambie allí. Las copias de seguridad hechas antes aún tienen su nombre. Esto no se puede deshacer.',
    eraseMineKeep: 'Conservar mi nombre',
    eraseMineDo: 'Borrar y salir',
    lastFacilitator: 'Solo usted facilita aquí. Dé antes ese papel a otra persona.',
    erased: 'El nombre se borró.',
  },
  blockedTitle: 'Personas bloqueadas',
  blockedOn: (day) => `Bloqueo ${of(day)}`,
  letIn: 'Dejar entrar de nuevo',
  letInName: (name) => `Dejar entrar de nuevo a ${name}`,
  letInDone: (name) => `${name} puede entrar de nuevo.`,
  keeping: {
    label: 'Quién hizo qué se guarda',
    days: (n) => (n === 0 ? 'Nada' : pluralEs(n, { one: '1 día', many: `${n} de días`, other: `${n} días` })),
    hint: 'Hace falta para deshacer el trabajo de una persona, para la actividad y para «desde su última visita». Lo más antiguo se borra en menos de un día. Quien se une lee cuánto tiempo es.',
    done: (n) => (n === 0 ? 'Desde ahora no se guarda quién hizo qué.' : `Quién hizo qué se guarda ahora ${n} días.`),
  },
  since: {
    line: (n, day) =>
      pluralEs(n, {
        one: `1 cambio desde su visita ${of(day)}`,
        many: `${n} de cambios desde su visita ${of(day)}`,
        other: `${n} cambios desde su visita ${of(day)}`,
      }),
    later: (n, day) =>
      pluralEs(n, {
        one: `1 cambio desde ${on(day)}; lo anterior no se guarda`,
        many: `${n} de cambios desde ${on(day)}; lo anterior no se guarda`,
        other: `${n} cambios desde ${on(day)}; lo anterior no se guarda`,
      }),
    title: 'Qué cambió desde su última visita',
    read: 'Leerlos',
    putAway: 'Cerrar este aviso',
    nothing: 'Nada cambió en el plan desde su última visita.',
    first: 'Es su primera visita en este dispositivo, así que no hay con qué comparar.',
    notKept: 'Este plan no guarda qué cambió y cuándo.',
    by: (names) => `por ${names}`,
    andMore: (n) => `y ${n} más`,
    toActivity: 'Toda la actividad',
  },
}
