/*
 * Says how the page is drawn before anything of it is: <html data-theme="light | dark | contrast" data-motion="full | less">.
 * A file of its own, because modules come after the first picture and the policy of the page allows no script inside
 * it. The choice stands in data-chosen-theme and data-chosen-motion, where src/ui/theme.ts writes it; "device" follows
 * the system. Like old-browser.js: no modern syntax, no build.
 */
;(function () {
  var root = document.documentElement
  /** The browser's own bars, in the color of the page's: --surface of each theme. */
  var BARS = { light: '#ffffff', dark: '#1a2823', contrast: '#ffffff' }
  var CHOICES = { theme: ['light', 'dark', 'contrast'], motion: ['less'] }
  var dark = window.matchMedia('(prefers-color-scheme: dark)')
  var contrast = window.matchMedia('(prefers-contrast: more)')
  var calm = window.matchMedia('(prefers-reduced-motion: reduce)')

  read()
  apply()
  // Older browsers know only addListener; they are told of their age by old-browser.js.
  ;[dark, contrast, calm].forEach(function (media) {
    if (media.addEventListener) media.addEventListener('change', apply)
  })
  new MutationObserver(apply).observe(root, {
    attributes: true,
    attributeFilter: ['data-chosen-theme', 'data-chosen-motion'],
  })
  // Another window of this device has chosen.
  window.addEventListener('storage', function (event) {
    if (event.key === null || /^commonboard\.(theme|motion)$/.test(event.key)) read()
  })

  function read() {
    for (var what in CHOICES) {
      var kept = null
      try {
        kept = localStorage.getItem('commonboard.' + what)
      } catch (blocked) {
        console.info('This browser blocks storage, so the page looks as the device says.', blocked)
      }
      root.setAttribute('data-chosen-' + what, CHOICES[what].indexOf(kept) < 0 ? 'device' : kept)
    }
  }

  function apply() {
    var chosen = root.getAttribute('data-chosen-theme')
    var theme = chosen !== 'device' ? chosen : contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light'
    var isCalm = calm.matches || root.getAttribute('data-chosen-motion') === 'less'
    root.setAttribute('data-theme', theme)
    root.setAttribute('data-motion', isCalm ? 'less' : 'full')
    var bar = document.querySelector('meta[name="theme-color"]')
    if (bar) bar.setAttribute('content', BARS[theme])
  }
})()
