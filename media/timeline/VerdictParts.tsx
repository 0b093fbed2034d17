/** The parts of a verdict: lines break between them, behind the dot. */
import type { VNode } from 'preact';

export function VerdictParts({ parts }: { parts: readonly string[] }): VNode {
  return (
    <span class="verdict-parts">
      {parts.map((part, index) => (
        <span key={index}>
          <span class="part">
            {part}
            {index === parts.length - 1 ? null : <span class="dot"> ·</span>}
          </span>{' '}
        </span>
      ))}
    </span>
  );
}
