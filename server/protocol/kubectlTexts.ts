/** CONTRACT client ↔ server: what kubectl is asked about a step of a timeline, and what it prints. Plain data. */
import type { Counter } from './inputs';

/** What is typed to see what a step shows, and what is printed then. */
export interface KubectlTexts {
  /** Such as `kubectl get deployment web -n shop` and `kubectl rollout status deployment/web -n shop`. */
  readonly get: string;
  readonly status: string;
  /** Of `kubectl get`; each step has a row for them. */
  readonly columns: readonly string[];
  /** What `kubectl describe` shows of a step. */
  readonly described: Described;
}

/** Which counters `kubectl describe` shows, in its words, `{}` where a number stands; and what is to be known of them in a sentence, empty for nothing. */
export interface Described {
  readonly counters: readonly { readonly id: Counter['id']; readonly text: string }[];
  readonly note: string;
}
