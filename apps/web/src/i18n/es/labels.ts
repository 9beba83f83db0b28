import type { Words } from '../en.ts'

export const labels: Words['labels'] = {
  title: 'Cambiar los títulos',
  intro:
    'Escriba su propia palabra donde la nuestra no convenga. Todas las personas la ven de inmediato, y va en todos los archivos.',
  parts: {
    group: 'Grupos de columnas',
    column: 'Columnas y franjas',
    band: 'Niveles de resultados e indicadores',
    function: 'Funciones',
    level: 'Niveles de liderazgo',
  },
  yourWordFor: (ours) => `Su palabra para “${ours}”`,
  resetOf: (ours) => `Usar otra vez la nuestra: ${ours}`,
  wasReset: (ours) => `Otra vez es “${ours}”.`,
}
