import type { Words } from '../en.ts'

export const privacy: Words['privacy'] = {
  title: 'Sus datos',
  lead: 'Commonboard funciona en un servidor de su propia organización. Sabe de usted lo menos posible.',
  keptTitle: 'Lo que se guarda de usted',
  kept: [
    'El nombre que escribió, si escribió uno. Un apodo está bien.',
    'Como qué viene (familia, estudiante, docente…), si lo eligió.',
    'Su idioma y qué planes puede abrir este dispositivo.',
    'Las palabras que usted entrega a quienes facilitan, hasta que se retiren.',
    'Lo que escribe en los tableros y cuándo lo cambió, para poder deshacer un descuido. Cuánto tiempo, lo decide cada plan, en días; usted lo lee al unirse. Después solo se sabe que se escribió.',
    'Su nombre y su nota, si firma una versión de un plan por una organización. Cuando quien facilita lo confirma, también se ve en la página pública de esa versión, si la hay.',
    'Lo que responde cuando se pregunta algo a todos: sellado hasta que se muestre, y después sin usted, salvo que la pregunta diga otra cosa. Si nunca se muestra, se borra 30 días después de cerrar la pregunta. En este dispositivo, las palabras que aún no se enviaron.',
  ],
  notTitle: 'Lo que no',
  not: [
    'Ni correo, ni teléfono, ni contraseña, ni cuenta.',
    'Ni publicidad, ni conteo de visitas, ni otra empresa. Esta página no le pide nada a ningún otro servidor.',
  ],
  whereTitle: 'Dónde está',
  where:
    'En el servidor cuya dirección está arriba en esta ventana. Quienes lo cuidan pueden ver lo que guarda. Las personas de un plan ven su nombre, como qué viene y lo que escribe.',
  deviceTitle: 'En este dispositivo',
  device:
    'Una cookie, para que el servidor reconozca este dispositivo; sus ajustes, como el idioma; y una copia de los planes que abre, para que pueda leer y escribir sin red. Nadie le sigue con eso.',
  leaveTitle: 'Cómo salir',
  leave:
    'Elija «Salir de este dispositivo» al pie de la página de sus planes. La cookie se borra aquí y en el servidor, y también las copias de este dispositivo. Lo que escribió se queda en los planes, con el nombre que dio, porque otras personas construyen sobre ello; quien facilita puede quitarlo o borrar el plan entero con su historia. En «Personas», dentro de un plan, usted puede borrar su nombre de él; quien facilita también: se va de todo lo que el servidor guarda de él, lo que usted escribió queda como de «Alguien», y las copias de seguridad hechas antes aún lo tienen.',
  back: 'Sus planes',
}
