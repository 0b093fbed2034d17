/** What a prompt asks, as data: the thin widgets in `prompt.ts` and `imageBox.ts` show it. */
export interface Question<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that Enter takes at once; the first without it. */
  readonly preselected?: T;
  /** What is to be said below the choices. */
  readonly notes?: readonly string[];
}

export interface Choice<T> {
  readonly value: T;
  /** Names the choice in a list that grows while it is shown. */
  readonly key?: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** What it can be found by beside what it shows. */
  readonly search?: string;
  /** A codicon's name. */
  readonly icon?: string;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** The part of `value` that typing replaces. */
  readonly selection: readonly [start: number, end: number];
  /** Judges what is typed so far; null where there is nothing to say. */
  readonly check: (value: string) => Promise<Remark | null>;
}

/** What is said below the box; an error keeps the value from being accepted. */
export interface Remark {
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}

/** `back`: to the question before this one. `cancelled`: the user wants nothing of it any more. */
export type Answer<T> = { readonly kind: 'chosen'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };
