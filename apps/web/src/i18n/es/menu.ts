import type { Words } from '../en.ts'

export const menu: Words['menu'] = {
  title: 'Menú de este plan',
  groups: {
    together: 'Entre todos',
    history: 'Qué ha pasado',
    settings: 'Ajustes',
  },
  downloadOf: {
    vision: 'Descargar la visión',
    logicModel: 'Descargar el modelo lógico',
    leadership: 'Descargar la estructura de liderazgo',
  },
  formats: {
    tabloid: 'PDF, Tabloide (11 × 17 pulgadas)',
    letter: 'PDF, Carta (8.5 × 11 pulgadas)',
    docx: 'Word',
    xlsx: 'Excel',
  },
  allFiles: 'Todos los archivos',
  makingPdf: 'Se está haciendo el PDF…',
  makingFile: 'Se está haciendo el archivo…',
  missingSigns: (signs) =>
    `El archivo ya está, pero el servidor no tiene letras para ${signs}. Se ven como cuadros vacíos. Para tenerlas en papel, imprima el tablero desde su navegador.`,
  backup: 'Copia de seguridad del plan (JSON)',
  bringIn: 'Traer un archivo',
  versions: 'Versiones',
  activity: 'Actividad',
  sinceLastVisit: 'Qué cambió desde mi última visita',
  questions: 'Preguntas y votaciones',
  ideas: 'Ideas',
  library: 'Biblioteca de ejemplos',
  labels: 'Cambiar los títulos',
  rename: 'Cambiar el título',
  titleLabel: 'Título',
  titleMissing: 'Un plan necesita un título.',
  yourData: 'Sus datos',
}
