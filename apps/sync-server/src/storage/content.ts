import { createHash } from 'node:crypto'
import * as Y from 'yjs'

type Shared = NonNullable<ReturnType<Y.Doc['share']['get']>>

/**
 * Hash over everything that can be read in a document: the order of its texts and lists, the values under its keys.
 * Two documents with the same content have the same hash, however their structs are cut.
 */
export function contentHash(doc: Y.Doc): string {
  const hash = createHash('sha256')
  const tell = (text: string) => void hash.update(text).update('\0')
  for (const name of [...doc.share.keys()].sort()) {
    const type = doc.share.get(name)
    if (!type) continue
    tell(`root ${name}`)
    tellType(type, tell)
  }
  return hash.digest('base64url')
}

// Yjs knows what kind of root it is only when somebody asks for it by kind; what is in it can be read all the same.
function tellType(type: Shared, tell: (text: string) => void): void {
  let run = ''
  const endRun = () => {
    if (run) tell(`text ${run}`)
    run = ''
  }
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) run += item.content.str
    else {
      endRun()
      tellContent(item.content, tell)
    }
  }
  endRun()
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key)
    if (!item || item.deleted) continue
    tell(`key ${key}`)
    tellContent(item.content, tell)
  }
  tell('end')
}

function tellContent(content: Y.Item['content'], tell: (text: string) => void): void {
  if (content instanceof Y.ContentType) {
    const { type } = content
    tell(`type ${type.constructor.name} ${type instanceof Y.XmlElement ? type.nodeName : ''}`)
    tellType(type, tell)
  } else if (content instanceof Y.ContentFormat) tell(`format ${content.key} ${JSON.stringify(content.value)}`)
  else for (const value of content.getContent()) tell(valueText(value))
}

const valueText = (value: unknown): string =>
  value instanceof Uint8Array ? `bytes ${Buffer.from(value).toString('base64')}` : `value ${JSON.stringify(value)}`

/** The same structs, the same deletions, the same content: nothing a person did is in one and not in the other. */
export function isSameDocument(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) && contentHash(a) === contentHash(b)
}
