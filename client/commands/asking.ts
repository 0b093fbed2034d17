import type { Prompt } from '../prompts/prompt';
import type { ActWhen } from '../timeline/panels';
import type { Pieces } from './command';

/** What the questions about a command to simulate are about. */
export interface Asking {
  readonly prompt: Prompt;
  readonly pieces: Pieces;
  readonly uri: string;
  readonly when: ActWhen;
  readonly title: string;
}
