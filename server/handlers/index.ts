import { checkImage } from './checkImage';
import { clusterRevisions } from './clusterRevisions';
import { codeAction } from './codeAction';
import { codeLens } from './codeLens';
import { compare } from './compare';
import { completion } from './completion';
import { diagnostics } from './diagnostics';
import { editEffect } from './editEffect';
import { edits } from './edits';
import type { AnyHandler } from './handler';
import { hover } from './hover';
import { inlayHint } from './inlayHint';
import { kustomizeBuilds } from './kustomizeBuilds';
import { nodes } from './nodes';
import { pastRevisions } from './pastRevisions';
import { report } from './report';
import { templates } from './templates';
import { templateTexts } from './templateTexts';
import { timeline } from './timeline';
import { undoEffects } from './undoEffects';
import { workloads } from './workloads';

/** Every request that the server answers. */
export const handlers: readonly AnyHandler[] = [
  codeLens,
  hover,
  inlayHint,
  completion,
  codeAction,
  diagnostics,
  workloads,
  timeline,
  checkImage,
  compare,
  edits,
  report,
  pastRevisions,
  clusterRevisions,
  nodes,
  templates,
  templateTexts,
  undoEffects,
  kustomizeBuilds,
  editEffect,
];
