/** Of the same contract: the numbers of nodes that somebody has stated, as they are changed one by one. */
import type { NodeClass } from './nodes';

export const nodeFields = ['count', 'zones', 'cpu', 'memory', 'gpus'] as const;
export type NodeField = (typeof nodeFields)[number];

const quantity = /^\d{1,15}(?:\.\d{1,9})?(?:m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi)?$/;
const mostOf: Readonly<Record<'count' | 'zones' | 'gpus', number>> = { count: 1000, zones: 1000, gpus: 1_000_000 };

/** As it stands in the field. */
export function nodeFieldText({ count, zones = [], cpu, memory, gpus = 0 }: NodeClass, field: NodeField): string {
  return String({ count, zones: zones.length, cpu, memory, gpus }[field]);
}

/** The nodes with another number, all else as it is; null where the text is none that nodes could have. */
export function withNodeField(nodes: NodeClass, field: NodeField, text: string): NodeClass | null {
  const value = text.trim();
  if (field === 'cpu' || field === 'memory') return quantity.test(value) ? { ...nodes, [field]: value } : null;
  const number = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= mostOf[field]) || (field === 'count' && number === 0)) return null;
  const { zones = [], gpus: _, ...rest } = nodes;
  switch (field) {
    case 'count':
      return { ...nodes, count: number };
    case 'gpus':
      return { ...rest, ...(zones.length === 0 ? {} : { zones }), ...(number === 0 ? {} : { gpus: number }) };
    case 'zones': {
      const { zones: __, ...others } = nodes;
      return number === 0 ? others : { ...others, zones: zonesOf(zones, number) };
    }
  }
}

/** Those that have a name keep it. */
function zonesOf(named: readonly string[], number: number): readonly string[] {
  const further = Array.from({ length: number + named.length }, (_, index) => `zone-${letters(index)}`).filter(
    name => !named.includes(name),
  );
  return [...named, ...further].slice(0, number);
}

/** `a` … `z`, `aa`, `ab` … */
function letters(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}
