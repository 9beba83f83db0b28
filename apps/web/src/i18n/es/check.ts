import type { CheckWords } from '../en/check.ts'
import { pluralEs } from '../plural.ts'

export const check: CheckWords = {
  title: '¿Funciona Commonboard desde aquí?',
  lead: 'Esta página prueba durante diez segundos como mucho qué dejan pasar esta red y este navegador. No envía nada sobre usted.',
  running: 'Probando…',
  verdict: {
    good: 'Todo funciona desde aquí.',
    note: (n) =>
      pluralEs(n, {
        one: 'Funciona desde aquí. Hay una cosa que conviene saber.',
        many: `Funciona desde aquí. Hay ${n} de cosas que conviene saber.`,
        other: `Funciona desde aquí. Hay ${n} cosas que conviene saber.`,
      }),
    bad: (names) => `Desde aquí todavía no funciona. Mire: ${names}.`,
  },
  again: 'Probar otra vez',
  copy: 'Copiar el resultado',
  copied: 'Copiado. Envíelo a quien cuida la red o el servidor.',
  copyByHand: 'Este navegador no nos deja copiar. El resultado está abajo: cópielo usted.',
  whole: 'El resultado completo',
  waiting: 'Probando…',
  levels: { good: 'Funciona', note: 'Conviene saberlo', bad: 'No funciona' },
  names: {
    server: 'El servidor',
    sockets: 'Conexión en vivo',
    cookies: 'Cookies',
    https: 'Conexión protegida (https)',
    storage: 'Copia en este dispositivo',
    offline: 'Abrir sin red',
    clock: 'Reloj de este dispositivo',
  },
  found: {
    serverAnswers: (ms) => `Responde en ${ms} ms.`,
    serverSlow: (ms) => `Responde, pero despacio: en ${ms} ms. Lo que otros escriben llega tarde.`,
    serverSilent: () => 'No responde.',
    serverNotOurs: () => 'Otra cosa respondió en su lugar: un filtro o la página de entrada de esta red.',
    serverOtherAddress: () => 'Cree que esta página viene de otra dirección y no acepta cambios de ella.',
    serverNotSaving: () => 'Responde, pero ahora no puede guardar.',
    serverRestarting: () => 'Se está reiniciando, o la puerta delante de él no lo alcanza.',
    serverTooMany: () => 'Se le preguntó demasiadas veces desde esta red.',
    socketsWork: (ms) => `Lo que usted escribe llega a los demás y vuelve en ${ms} ms.`,
    socketsSlow: (ms) => `Funciona, pero despacio: ${ms} ms de ida y vuelta.`,
    socketsRefused: () => 'Se rechaza. Las páginas llegan, pero los planes no se abren.',
    socketsSwallowed: () => 'Se abre, pero no vuelve nada. Los planes no se abren.',
    cookiesWork: () => 'El servidor reconoce este dispositivo.',
    cookiesOff: () => 'Este navegador no guarda cookies, así que el servidor no puede reconocer este dispositivo.',
    cookiesLost: () => 'La cookie no vuelve, así que el servidor no puede reconocer este dispositivo.',
    cookiesUnknown: () => 'Sin el servidor no se pudo probar.',
    httpsWorks: () => 'Nadie puede leerla en el camino.',
    httpsNotNeeded: () => 'Esta página viene de esta misma computadora, así que no la necesita.',
    httpsMissing: () => 'No la hay. Todo funciona, pero otras personas en esta red podrían leer lo que pasa.',
    httpsUnknownToServer: () =>
      'La página llegó protegida, pero el servidor no lo sabe. Los enlaces para invitar empiezan con http.',
    httpsElsewhere: () => 'El servidor tiene una dirección protegida; esta página llegó por otra.',
    storageWorks: () => 'Lo que usted escribe se guarda también aquí, y hay espacio.',
    storageLittle: (mib) => `Lo que usted escribe se guarda también aquí, pero hay poco espacio: ${mib} MB.`,
    storageBlocked: () => 'Este navegador no guarda nada. Lo que escriba está a salvo cuando diga Guardado, no antes.',
    offlineWorks: () => 'Los planes que ya abrió se abren también sin red.',
    offlineNeedsHttps: () =>
      'Una página abierta sigue sin red, pero no se puede volver a cargar: los navegadores solo lo permiten con https.',
    offlineBlocked: () => 'Una página abierta sigue sin red, pero este navegador no puede volver a cargarla.',
    clockRight: () => 'Coincide con el del servidor.',
    clockWrong: (minutes) =>
      `Tiene ${minutes} minutos de diferencia. No se pierde nada, pero «cambió hace 5 minutos» se verá raro.`,
    clockUnknown: () => 'Sin el servidor no se pudo probar.',
  },
  todo: {
    serverSlow: 'Si sigue así, avise a quien cuida el servidor.',
    serverSilent: 'Revise la red y pruebe otra vez. Si otras páginas se abren, avise a quien cuida el servidor.',
    serverNotOurs: 'Entre primero en la red, o pida a quien la cuida que permita esta dirección.',
    serverOtherAddress:
      'Para el servidor: la puerta delante de él tiene que pasar el Host, o PUBLIC_URL tiene que ser esta dirección.',
    serverNotSaving: 'Avise a quien cuida el servidor. Puede que su disco esté lleno.',
    serverRestarting: 'Espere medio minuto y pruebe otra vez.',
    serverTooMany: 'Espere un minuto y pruebe otra vez.',
    socketsSlow: 'Si sigue así, otra red puede ser más rápida.',
    socketsRefused:
      'Pida a quien cuida la red, o la puerta delante del servidor, que permita conexiones WebSocket a esta dirección.',
    socketsSwallowed:
      'Pida a quien cuida la red que deje pasar las conexiones WebSocket a esta dirección sin revisarlas.',
    cookiesOff: 'Permita las cookies de esta dirección en los ajustes del navegador.',
    cookiesLost:
      'Permita las cookies de esta dirección. Si están permitidas, algo en el camino las quita, o la página llegó por http cuando el servidor espera https.',
    httpsMissing: 'Basta para una reunión en una sala. Para internet el servidor necesita https.',
    httpsUnknownToServer:
      'Para el servidor: ponga TRUST_PROXY=on, y que la puerta delante de él envíe X-Forwarded-Proto.',
    httpsElsewhere: 'Abra la dirección que empieza con https. Desde esta, entrar en un plan puede fallar.',
    storageLittle: 'Libere espacio en este dispositivo, o no cierre la página hasta que diga Guardado.',
    storageBlocked: 'Use una ventana que no sea privada, o no cierre la página hasta que diga Guardado.',
    offlineBlocked: 'Use una ventana que no sea privada, o un navegador más nuevo.',
    clockWrong: 'Deje que el dispositivo ponga su reloj por sí mismo.',
  },
  report: {
    page: 'Dirección',
    time: 'Hora',
    version: 'Versión del servidor',
    browser: 'Navegador',
    unknown: 'desconocida',
  },
}
