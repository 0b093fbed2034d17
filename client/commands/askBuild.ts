import type { Build } from '../kustomize/builds';
import { pickBuild } from '../prompts/pickBuild';
import type { Prompt } from '../prompts/prompt';
import type { Step } from '../prompts/steps';
import type { Pieces } from './command';

export interface BuildKnown {
  /** Null where no kustomization builds the manifest. */
  readonly build?: Build | null;
}

/** The step that settles the kustomize build: none, the only one, the one chosen before, or the one picked, which is remembered. */
export function askBuild<S extends BuildKnown>(prompt: Prompt, { builds }: Pick<Pieces, 'builds'>, title: string, uri: string): Step<S> {
  return async (known, place) => {
    const { all, counted } = await builds.of(uri);
    if (counted !== null || all.length === 0) return { kind: 'settled', value: { ...known, build: counted } };
    const answer = await prompt.choose(pickBuild(title, all, counted), place);
    if (answer.kind !== 'chosen') return answer;
    await builds.choose(uri, answer.value);
    return { kind: 'chosen', value: { ...known, build: answer.value } };
  };
}
