/** CONTRACT client ↔ server: the values that a timeline came of, and its counters. Plain data. */
import type { IntOrString, PodOutcome } from './scenario';

/** The fields that can be changed on the page, each with where its value comes from. */
export interface Inputs {
  /** Of the manifest, by the names of the fields, in the order in which they are shown. */
  readonly manifest: Readonly<Record<string, ManifestInput>>;
  readonly readySeconds: Input;
  readonly shutdownSeconds: Input;
  /** From when a gate holds the pods until it opens; absent where the pods have none. `never`: it isn't assumed to. */
  readonly gateSeconds?: Input;
  readonly newPods: PodOutcome;
}

/** A field of the manifest that its kind has. */
export interface ManifestInput extends Input {
  /** `amount`: a number of pods or a percentage; `choice`: one of `choices`. */
  readonly type: 'number' | 'amount' | 'choice';
  readonly choices?: readonly string[];
  /** Why it means nothing beside the others, in a few words; absent: it means something. */
  readonly unused?: string;
  /** What a percentage comes to; absent for anything else. */
  readonly rounded?: { readonly pods: number; readonly direction: 'up' | 'down' };
}

export interface Input {
  /** In force: the what-if's, the manifest's, the default of its placeholder, or the field's. */
  readonly value: IntOrString;
  readonly source: 'whatIf' | 'manifest' | 'default' | 'assumed' | 'placeholder';
  /** The manifest's line, where it has the field. */
  readonly line: number | null;
  /** Such as `25% of 10 = 2.5, rounded up: 3`, or `minReplicas of HPA web` for replicas that the manifest leaves out; null where there is nothing to work out. */
  readonly resolved: string | null;
  /** What the manifest has in place of a value, such as `${REPLICAS}`; absent: none. */
  readonly placeholder?: string;
  /** While a what-if value is in force: the manifest's own, or the default. */
  readonly own?: IntOrString | null;
}

/** A counter of a step, such as `UP-TO-DATE`. */
export interface Counter {
  readonly id: 'desired' | 'current' | 'updated' | 'ready' | 'available';
  readonly label: string;
}
