import { missingSigns, wordsIn } from './coverage.ts'
import type { Answer, Job, Question, Result } from './job.ts'
import { openTypst } from './typst.ts'

/** The process that makes files. One question at a time; what it needs is loaded when it is first asked for. */

let typst: ReturnType<typeof openTypst> | undefined

async function make(job: Job): Promise<Result> {
  switch (job.kind) {
    case 'page': {
      typst ??= openTypst()
      return { file: (await typst)(job.template, job.data), missingSigns: missingSigns(wordsIn(job.data)) }
    }
    case 'picture': {
      const { pictureOf } = await import('./picture.ts')
      return { file: pictureOf(job.svg), missingSigns: missingSigns([job.svg]) }
    }
    case 'workbook': {
      const { workbookOf } = await import('./workbook.ts')
      return { file: workbookOf(job.workbook, job.paper), missingSigns: '' }
    }
    case 'document': {
      const { wordOf } = await import('./word.ts')
      return { file: await wordOf(job.document, job.paper), missingSigns: '' }
    }
    case 'backup': {
      const { readBackup } = await import('./backup.ts')
      return readBackup(job.file)
    }
  }
}

const answer = (message: Answer) => process.send?.(message)
const memoryBytes = () => process.memoryUsage.rss()

process.on('message', ({ job }: Question) => {
  make(job).then(
    (result) => answer({ result, memoryBytes: memoryBytes() }),
    (error: unknown) =>
      answer({ failure: error instanceof Error ? error.message : String(error), memoryBytes: memoryBytes() }),
  )
})
process.on('disconnect', () => process.exit(0))
