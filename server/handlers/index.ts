import { checkImage } from './checkImage';
import { codeLens } from './codeLens';
import { completion } from './completion';
import { diagnostics } from './diagnostics';
import type { AnyHandler } from './handler';
import { hover } from './hover';
import { inlayHint } from './inlayHint';
import { timeline } from './timeline';
import { workloads } from './workloads';

/** Every request that the server answers. */
export const handlers: readonly AnyHandler[] = [codeLens, hover, inlayHint, completion, diagnostics, workloads, timeline, checkImage];
