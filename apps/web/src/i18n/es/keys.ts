import type { Words } from '../en.ts'

export const keys: Words['keys'] = {
  singleKeys: 'Las letras, los números y los signos valen en toda la página',
  singleKeysHint:
    'Desactívelo si le habla a su computadora o pulsa teclas sin querer. Las teclas de una tarjeta siguen.',
  keys: [
    {
      title: 'En todas partes',
      keys: [
        ['?', 'Esta lista'],
        ['O G I B', 'Modelo lógico: esquema, tabla, cadena, lienzo, con la misma tarjeta'],
        ['/', 'Buscar tarjetas del modelo lógico'],
        ['V', 'Lo que hay por revisar; Esc vuelve'],
        ['C', 'Comentarios, también junto a las ideas; con una tarjeta elegida, comentarla'],
        ['Ctrl Alt M', 'Visión: comentar las palabras seleccionadas'],
        ['Ctrl Z', 'Deshacer su último paso'],
        ['Ctrl Mayús Z', 'Rehacer'],
        ['Tab', 'Control siguiente'],
      ],
    },
    {
      title: 'En los comentarios',
      keys: [
        ['@', 'Nombrar a alguien'],
        ['Ctrl Intro', 'Enviar'],
        ['Esc', 'Cerrar los comentarios'],
      ],
    },
    {
      title: 'Al leer las cadenas',
      keys: [
        ['← →', 'Cadena anterior, cadena siguiente'],
        ['Esc', 'Volver a la tarjeta'],
      ],
    },
    {
      title: 'En una tarjeta',
      keys: [
        ['Intro', 'Escribir en ella; otra vez, o Esc, para terminar. Tras una tarjeta nueva: la siguiente debajo'],
        ['Ctrl Intro', 'Esquema, al escribir: hacer dos tarjetas, en el cursor'],
        ['Ctrl V', 'Esquema: varias líneas se vuelven varias tarjetas, después de verlas'],
        ['Mayús ↑ ↓', 'Esquema: elegir varias; Ctrl A el nivel, otra vez la columna'],
        ['M', 'Esquema, con varias elegidas: qué se puede hacer con ellas'],
        ['N', 'Tarjeta nueva debajo'],
        ['↑ ↓ ← →', 'Tarjeta siguiente en esa dirección'],
        ['Alt ↑ ↓ ← →', 'Mover la tarjeta'],
        ['L', 'Vincular con otra tarjeta'],
        ['Ctrl D', 'Duplicar, con sus vínculos'],
        ['Ctrl A', 'Elegir la columna; otra vez, todo el tablero'],
        ['Ctrl Enter', 'Al escribir: dividir donde está el cursor'],
        ['Supr', 'Quitar; se puede recuperar'],
      ],
    },
    {
      title: 'En la tabla',
      keys: [
        ['↑ ↓ ← →', 'Celda siguiente; con Mayús, elegir varias'],
        ['Inicio, Fin', 'Primera o última celda de la fila; con Ctrl, de la tabla'],
        ['Intro, F2', 'Abrir la celda; o simplemente escribir'],
        ['Intro, Tab', 'Guardar e ir abajo, o a la derecha'],
        ['Esc', 'Dejar lo que había antes'],
        ['Supr', 'Vaciar las celdas; en el número, quitar la tarjeta'],
        ['Ctrl C, Ctrl V', 'Copiar celdas, pegar un bloque'],
        ['Ctrl Intro', 'Fila nueva debajo'],
        ['Alt ↑ ↓', 'Mover la tarjeta'],
      ],
    },
    {
      title: 'En el lienzo',
      keys: [
        ['1 2 3 4', 'Elegir, Mover, Tarjeta, Vínculo'],
        ['+ −', 'Más grande, más pequeño'],
        ['0, 9, 8', 'Ajustar el tablero, ajustar lo elegido, tamaño original'],
        ['F', 'Plegar la columna de la tarjeta en una barra'],
        ['Y', 'Estrategias y recursos: mostrar, ocultar'],
        ['Espacio', 'Mantener para mover el tablero'],
      ],
    },
    {
      title: 'Dibujar, en cada tablero',
      keys: [
        ['P H S T', 'Pluma, Resaltar, Nota, Texto'],
        ['R A E K', 'Forma, Flecha, Borrar, Láser'],
        ['Intro', 'Poner la nota o el texto; escribir en lo elegido'],
        ['↑ ↓ ← →', 'Mover lo elegido; con Mayús, más lejos'],
        ['Supr', 'Quitar lo elegido'],
        ['D', 'Ocultar el dibujo, mostrarlo'],
      ],
    },
    {
      title: 'En la visión',
      keys: [
        ['Ctrl B', 'Negrita'],
        ['Ctrl K', 'Enlace'],
        ['Ctrl Alt 2, 3', 'Título, subtítulo'],
        ['Ctrl Mayús 7, 8', 'Números, lista'],
        ['Alt F10', 'A los botones sobre el texto'],
      ],
    },
  ],
}
