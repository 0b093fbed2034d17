import { Prompt } from './prompt';
import type { Answer, Question } from './question';

/** Asks what commands have to know. */
export class Prompts {
  #chooseOffered: (() => void) | null = null;

  /** Shows a prompt at once, and takes it away when `ask` is done. Undefined once the user has left it, whatever `ask` answers. */
  async during<T>(title: string, ask: (prompt: Prompt) => Promise<T | undefined>): Promise<T | undefined> {
    const prompt = new Prompt(title, choose => (this.#chooseOffered = choose));
    try {
      const answer = await ask(prompt);
      return prompt.left.aborted ? undefined : answer;
    } catch (error) {
      // What was given up may fail as it likes.
      if (prompt.left.aborted) return undefined;
      throw error;
    } finally {
      prompt.dispose();
    }
  }

  /** Asks a single question that is known already. */
  async choose<T>(question: Question<T>): Promise<Answer<T>> {
    const answer = await this.during(question.title, prompt => prompt.choose(question, { canGoBack: false }));
    return answer ?? { kind: 'cancelled' };
  }

  /** Goes from the box that is shown to the values that it offers; nothing where none does. */
  chooseOffered(): void {
    this.#chooseOffered?.();
  }
}
