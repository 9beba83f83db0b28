/* Tells people with an old browser so, in a sentence. Written for such browsers: no modern syntax, no build. */
;(function () {
  var syntaxFailed = false
  window.addEventListener('error', function (event) {
    if (/SyntaxError/.test(event.message || '')) syntaxFailed = true
  })
  window.addEventListener('load', function () {
    var knowsModules = 'noModule' in document.createElement('script')
    var knowsTheRest = typeof window.structuredClone === 'function' && 'HTMLDialogElement' in window
    var root = document.getElementById('root')
    // A browser may know modules and still stumble over our syntax: then nothing has been drawn.
    if (root && (!knowsModules || !knowsTheRest || (syntaxFailed && !root.firstChild))) say(root)
  })

  function say(root) {
    var spanish = /^es/i.test(navigator.language || '')
    document.documentElement.lang = spanish ? 'es' : 'en'
    root.style.cssText = 'max-width:34em;margin:3em auto;padding:0 1.25em;font:18px/1.5 sans-serif'
    root.innerHTML = ''
    add(root, 'h1', spanish ? 'Este navegador es demasiado antiguo' : 'This browser is too old')
    add(
      root,
      'p',
      spanish
        ? 'Commonboard funciona en Chrome, Edge, Firefox o Safari de 2023 o posterior. Actualice este navegador o abra el mismo enlace en otro dispositivo. No se pierde nada.'
        : 'Commonboard works in Chrome, Edge, Firefox or Safari from 2023 or later. Update this browser, or open the same link on another device. Nothing is lost.',
    )
  }

  function add(root, name, words) {
    var element = document.createElement(name)
    element.appendChild(document.createTextNode(words))
    root.appendChild(element)
  }
})()
