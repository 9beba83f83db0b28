import type { RoundKind, RoundQuestion } from '@commonboard/model'
import type { AnswerProps } from './answerProps.ts'
import { ConsentAnswer } from './ConsentAnswer.tsx'
import { PollAnswer } from './PollAnswer.tsx'
import { RateAnswer } from './RateAnswer.tsx'
import { WriteAnswer } from './WriteAnswer.tsx'

/** The answer that belongs to what is asked. */
export function AnswerOf(
  props: Omit<AnswerProps<RoundKind>, 'asked'> & { readonly asked: RoundQuestion; readonly prompt: number },
) {
  const { asked, prompt, ...rest } = props
  switch (asked.kind) {
    case 'write':
      return <WriteAnswer {...rest} asked={asked} prompt={prompt} />
    case 'poll':
      return <PollAnswer {...rest} asked={asked} />
    case 'consent':
      return <ConsentAnswer {...rest} asked={asked} />
    case 'rate':
      return <RateAnswer {...rest} asked={asked} />
  }
}
