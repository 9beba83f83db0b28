import type { Words } from '../en.ts'

export const files: Words['files'] = {
  title: 'Todos los archivos',
  what: {
    logicModel: 'Modelo lógico',
    results: 'Marco de resultados',
    vision: 'Visión',
    leadership: 'Estructura de liderazgo',
    plan: 'Plan completo',
  },
  formats: {
    tabloid: 'PDF, Tabloide',
    letter: 'PDF, Carta',
    docx: 'Word',
    xlsx: 'Excel',
    png: 'Imagen (PNG)',
    svg: 'Dibujo (SVG)',
    csv: 'Tabla (CSV)',
    md: 'Texto (Markdown)',
    json: 'Datos (JSON)',
    backup: 'Copia de seguridad (JSON)',
  },
  withLayer: 'Con estrategias y recursos',
  withNotes: 'Con lo que se aceptó como está, y por qué',
}
