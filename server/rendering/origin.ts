/** Which line of which file wrote something that was rendered. */
export interface Origin {
  /** From the chart's folder, or from the folder that all kustomizations lie in. */
  readonly file: string;
  /** From 0. */
  readonly line: number;
  /** `block`: an action on that line writes several lines, of which this is one. */
  readonly how: 'line' | 'block';
}
