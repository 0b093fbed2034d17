import { type LabelRequirement, type Labels, meetsRequirement } from '../labelSelector';
import { matchesTerms, type RequiredNodes } from './nodeSelector';

/**
 * The labels of a node of that name to which pods that want such nodes may go, with those that it has already, which stay. null: there is none, as what
 * they want contradicts itself, the name, or these labels.
 */
export function matchingLabels({ selector, terms }: RequiredNodes, name: string, labels: Labels = {}): Labels | null {
  if (terms === null) return labelsMeeting(selector, labels);
  for (const term of terms) {
    const found = labelsMeeting([...selector, ...term.expressions], labels);
    if (found !== null && matchesTerms([term], { name, labels: found })) return found;
  }
  return null;
}

function labelsMeeting(requirements: readonly LabelRequirement[], labels: Labels): Labels | null {
  const found = new Map<string, string>(Object.entries(labels));
  for (const key of new Set(requirements.map(requirement => requirement.key))) {
    const own = requirements.filter(requirement => requirement.key === key);
    const present = found.get(key);
    const values = present === undefined ? [undefined, ...own.flatMap(valuesFor)] : [present];
    const label = values
      .map(value => new Map(value === undefined ? [] : [[key, value]]))
      .find(one => own.every(requirement => meetsRequirement(requirement, Object.fromEntries(one))));
    if (label === undefined) return null;
    for (const [, value] of label) found.set(key, value);
  }
  return Object.fromEntries(found);
}

/** Values that meet a requirement. */
function valuesFor({ operator, values }: LabelRequirement): readonly string[] {
  const [bound = ''] = values;
  switch (operator) {
    case 'In':
      return values;
    case 'Exists':
      return ['', 'true'];
    case 'Gt':
    case 'Lt':
      return /^[-+]?[0-9]{1,19}$/.test(bound) ? [String(BigInt(bound) + (operator === 'Gt' ? 1n : -1n))] : [];
    default:
      return [];
  }
}
