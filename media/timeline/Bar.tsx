/** How much of a limit is taken: a picture of what stands beside it as text. */
import type { VNode } from 'preact';

interface BarProps {
  /** One behind the other, as parts of the limit. */
  parts: readonly { readonly look: 'used' | 'extra' | 'full'; readonly part: number }[];
  /** Where the limit is, as part of the width: at 1 nothing can be beyond it. */
  limit: number;
}

export function Bar({ parts, limit }: BarProps): VNode {
  let from = 0;
  const shapes = parts.map(({ look, part }) => {
    const start = from;
    from = Math.min(100, start + Math.max(0, part) * limit * 100);
    return <rect key={look} class={look} x={start} y="0" width={from - start} height="8" />;
  });
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" x="0" y="0" width={limit * 100} height="8" />
      {shapes}
      {limit < 1 ? <rect class="limit" x={limit * 100} y="0" width="1" height="8" /> : null}
    </svg>
  );
}
