/* Tells people with an old browser so, in a sentence. Written for such browsers: no modern syntax, no build. */
;(function () {
  var root = document.getElementById('root')
  if (!root) return
  var knowsModules = 'noModule' in document.createElement('script')
  var knowsTheRest = typeof window.structuredClone === 'function' && 'HTMLDialogElement' in window
  if (!knowsModules || !knowsTheRest) return say(root)

  // A browser may know all this and still stumble over our syntax: then nothing has been drawn.
  var syntaxFailed = false
  window.addEventListener('error', function (event) {
    if (/SyntaxError/.test(event.message || '')) syntaxFailed = true
  })
  window.addEventListener('load', function () {
    if (syntaxFailed && !root.firstChild) say(root)
  })

  function say(place) {
    var spanish = /^es/i.test(navigator.language || '')
    document.documentElement.lang = spanish ? 'es' : 'en'
    place.style.cssText = 'max-width:34em;margin:3em auto;padding:0 1.25em;font:18px/1.5 sans-serif'
    place.innerHTML = ''
    // main.tsx sees it and draws nothing over it.
    place.setAttribute('data-too-old', '')
    add(place, 'h1', spanish ? 'Este navegador es demasiado antiguo' : 'This browser is too old')
    add(
      place,
      'p',
      spanish
        ? 'Commonboard funciona en Chrome, Edge, Firefox o Safari de 2023 o posterior. Actualice este navegador o abra el mismo enlace en otro dispositivo. No se pierde nada.'
        : 'Commonboard works in Chrome, Edge, Firefox or Safari from 2023 or later. Update this browser, or open the same link on another device. Nothing is lost.',
    )
  }

  function add(where, name, words) {
    var element = document.createElement(name)
    element.appendChild(document.createTextNode(words))
    where.appendChild(element)
  }
})()
