import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodesIn } from '../server/preview/nodesIn';
import type { NodeClass } from '../server/protocol/nodes';
import { readNamed } from './sources';
import { type Surface, WrongUse } from './surface';

/** Nodes as they are stated: `3x4cpu,16Gi,2gpu,zones=3`, several joined by `+`, or a file with `kubectl get nodes -o yaml`. Throws WrongUse. */
export async function nodesOf(spec: string, surface: Surface): Promise<readonly NodeClass[]> {
  if (/^\d+x/.test(spec)) return spec.split('+').map(classOf);
  const { text } = await readNamed(path.resolve(surface.folder, spec), spec, surface);
  const found = nodesIn(text);
  if (found.length === 0) throw new WrongUse(l10n.t('--nodes: no nodes in {0}', spec));
  return found;
}

function classOf(text: string): NodeClass {
  const [, count = '', rest = ''] = /^(\d{1,4})x(.*)$/.exec(text) ?? [];
  const parts = rest.split(',');
  const cpu = valueOf(parts, /^(\d+(?:\.\d+)?|\d+m)cpu$/);
  const memory = valueOf(parts, /^(\d+(?:\.\d+)?(?:[EPTGMk]i?)?)$/);
  const gpus = valueOf(parts, /^(\d+)gpu$/);
  const zones = valueOf(parts, /^zones=(\d{1,2})$/);
  const understood = [cpu, memory, gpus, zones].filter(value => value !== undefined).length;
  if (count === '' || cpu === undefined || memory === undefined || understood !== parts.length)
    throw new WrongUse(l10n.t('--nodes: “{0}” isn’t like {1}', text, '3x4cpu,16Gi,1gpu,zones=3'));
  return {
    count: Number(count),
    cpu,
    memory,
    ...(gpus === undefined ? {} : { gpus: Number(gpus) }),
    ...(zones === undefined ? {} : { zones: Array.from({ length: Number(zones) }, (_, index) => `zone-${index + 1}`) }),
  };
}

function valueOf(parts: readonly string[], pattern: RegExp): string | undefined {
  return parts.flatMap(part => pattern.exec(part)?.[1] ?? [])[0];
}
