/** Given to the server by a community that has one; without it the watermark shows, which must stay as it is. */
export const licenseKey = document.querySelector('meta[name="tldraw-license-key"]')?.getAttribute('content')
