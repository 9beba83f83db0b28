import * as Y from 'yjs'

const MEASURED_EVERY_BYTES = 1024 * 1024

/**
 * What a document weighs. What was stored and written is never less than that, and costs nothing to know; only when it
 * is too much, the document itself is weighed: 20 MiB take some 20 ms.
 */
export class Weight {
  private measuredBytes: number
  private writtenBytes = 0
  private hasShrunk: boolean

  constructor(
    private readonly doc: Y.Doc,
    storedBytes: number,
  ) {
    this.measuredBytes = storedBytes
    // What is stored may hold much that has been taken away since.
    this.hasShrunk = true
    doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
      if (deleteSet.clients.size > 0) this.hasShrunk = true
    })
  }

  wrote(bytes: number): void {
    this.writtenBytes += bytes
  }

  isOver(maxBytes: number): boolean {
    if (this.measuredBytes + this.writtenBytes <= maxBytes) return false
    if (this.hasShrunk || this.writtenBytes >= MEASURED_EVERY_BYTES) {
      this.measuredBytes = Y.encodeStateAsUpdate(this.doc).length
      this.writtenBytes = 0
      this.hasShrunk = false
    }
    return this.measuredBytes + this.writtenBytes > maxBytes
  }
}
