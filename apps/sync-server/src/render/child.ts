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
    case 'office': {
      const { documentOf, tableOf } = await import('./office.ts')
      if (job.format === 'xlsx') {
        const { workbookOf } = await import('./workbook.ts')
        return { file: workbookOf(tableOf(job), job.paper), missingSigns: '' }
      }
      const document = documentOf(job)
      if (job.format === 'docx') {
        const { wordOf } = await import('./word.ts')
        return { file: await wordOf(document, job.paper), missingSigns: '' }
      }
      typst ??= openTypst()
      const file = (await typst)('document', { ...document, paper: job.paper })
      return { file, missingSigns: missingSigns(wordsIn(document)) }
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
