import type { PodInfo } from '../podInfo';

/** The same question, asked once of all pods of a template: there are thousands of pods, and a few templates. */
export function remembering<Answer>(ask: (pod: PodInfo) => Answer): (pod: PodInfo) => Answer {
  const answers = new Map<PodInfo, Answer>();
  return pod => {
    const known = answers.get(pod);
    if (known !== undefined) return known;
    const answer = ask(pod);
    answers.set(pod, answer);
    return answer;
  };
}
