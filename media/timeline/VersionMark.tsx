/** A version with its colour: what it is called, and its images in full. */
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import { Swatch } from './Marks';
import { longLabel } from './versions';

export function VersionMark({ timeline, version }: { timeline: Timeline; version: number }): VNode {
  return (
    <span class="image" title={timeline.versions[version]?.images.join('\n')}>
      <Swatch version={version} />
      {longLabel(timeline, version)}
    </span>
  );
}
