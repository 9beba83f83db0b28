import type { CheckWords } from '../../i18n/en/check.ts'
import { type Finding, PROBES } from './probes.ts'

export interface Facts {
  readonly findings: readonly Finding[]
  readonly version: string | undefined
  readonly at: Date
  /** Without the part after the #, which may admit people. */
  readonly origin: string
  readonly browser: string
}

/** The result for somebody who was not there: plain lines, each with its short name in brackets, the same in every language. */
export function reportOf({ findings, version, at, origin, browser }: Facts, words: CheckWords): string {
  const { report, names, levels, found } = words
  return [
    `Commonboard: ${words.title}`,
    `${report.page}: ${origin}`,
    `${report.time}: ${at.toISOString()}`,
    `${report.version}: ${version ?? report.unknown}`,
    `${report.browser}: ${browser}`,
    '',
    ...inOrder(findings).map(
      ({ probe, reason, level, amount }) =>
        `${names[probe]}: ${levels[level]}. ${found[reason](amount)} [${reason}${amount ? ` ${amount}` : ''}]`,
    ),
  ].join('\n')
}

export const inOrder = (findings: readonly Finding[]): Finding[] =>
  PROBES.flatMap((name) => findings.filter(({ probe }) => probe === name))
