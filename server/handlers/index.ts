import type { Request } from '../protocol';
import { checkImage } from './checkImage';
import { clusterRevisions } from './clusterRevisions';
import { codeAction } from './codeAction';
import { codeLens } from './codeLens';
import { compare } from './compare';
import { completion } from './completion';
import { diagnostics } from './diagnostics';
import { editBase } from './editBase';
import { editEffect } from './editEffect';
import { edits } from './edits';
import type { AnyHandler, RequestHandler } from './handler';
import { hover } from './hover';
import { inlayHint } from './inlayHint';
import { kustomizeBuilds } from './kustomizeBuilds';
import { nodes } from './nodes';
import { overview } from './overview';
import { pastRevisions } from './pastRevisions';
import { report } from './report';
import { reports } from './reports';
import { templates } from './templates';
import { templateTexts } from './templateTexts';
import { timeline } from './timeline';
import { undoEffects } from './undoEffects';
import { workloads } from './workloads';

/** The requests of the contract about a document. Those about texts alone, `rendering` and `tool`, have no handler: `server.ts` answers them. */
const ofContract: { readonly [R in Exclude<Request, 'rendering' | 'tool'>]: RequestHandler<R> } = {
  workloads,
  timeline,
  checkImage,
  compare,
  edits,
  report,
  overview,
  reports,
  pastRevisions,
  clusterRevisions,
  nodes,
  templates,
  templateTexts,
  undoEffects,
  kustomizeBuilds,
  editBase,
  editEffect,
};

/** Every request about a document that the server answers. */
export const handlers: readonly AnyHandler[] = [
  codeLens,
  hover,
  inlayHint,
  completion,
  codeAction,
  diagnostics,
  ...Object.values(ofContract),
];
