import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter'
import { relative } from 'node:path'
import { root } from './tree.ts'

const STEPS = 6

/** Says below a test that failed in the browser what it did last, and when: of one whose time was over, where it hung. */
export default class LastSteps implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    if (test.outcome() !== 'unexpected') return
    const steps = result.steps.flatMap(asked)
    const lines = steps.slice(-STEPS).map((step) => lineOf(step, result))
    console.log(
      [`    The last of ${steps.length} steps of “${test.title}” (${seconds(result.duration)} in all):`, ...lines].join(
        '\n',
      ),
    )
  }

  printsToStdio(): boolean {
    return false
  }
}

/** Of a step and what it consists of, what a test asks of a page or waits for; not the tidying after it. */
const asked = (step: TestStep): TestStep[] => {
  if (step.category === 'hook' && step.title.startsWith('After')) return []
  return step.category === 'pw:api' || step.category === 'expect' ? [step] : step.steps.flatMap(asked)
}

function lineOf({ title, startTime, duration, error, location }: TestStep, { startTime: began }: TestResult): string {
  const at = seconds(startTime.getTime() - began.getTime()).padStart(8)
  const where = location ? ` ${relative(root, location.file)}:${location.line}` : ''
  const end = duration < 0 ? 'never ended' : `${seconds(duration)}${error ? ', failed' : ''}`
  return `    ${at} ${title.slice(0, 120)} (${end})${where}`
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
