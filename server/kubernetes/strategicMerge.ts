import { own } from './own';
import type { ApiObject, ApiValue } from './apiObject';

/** A value of a patch: null takes the field away. */
type PatchValue = ApiValue | null;
interface Patch {
  readonly [field: string]: PatchValue | undefined;
}

/** An item of a list's patch: what becomes of the first item with its key, or that all with it go. */
interface ItemPatch {
  readonly key: ApiValue | undefined;
  readonly deletes: boolean;
  readonly fields: Patch;
}

/** A list as it was applied before, as it is to be applied, and as the cluster has it. */
export interface AppliedList {
  readonly original: readonly ApiObject[];
  readonly modified: readonly ApiObject[];
  readonly live: readonly ApiObject[];
}

/** 'refused': kubectl (or the server) says that the order of the patch isn't the file's. 'unknown': it depends on how Go sorts. */
export type NotApplied = 'refused' | 'unknown';

/** Go sorts shorter lists by insertion, which turns equal items round; what it does with equal ones of longer lists isn't told here. */
const sortedByInsertion = 12;

/**
 * What a client-side `kubectl apply` leaves of a list that is merged by a key (apimachinery: strategicpatch, CreateThreeWayMergePatch, then
 * StrategicMergePatch on the server), where several items may have the same key.
 */
export function appliedList(lists: AppliedList, mergeKey: string): readonly ApiObject[] | NotApplied {
  const applied = merged(lists, mergeKey, true);
  const { original, modified, live } = lists;
  const all = [original, modified, live];
  if (all.every(list => list.length <= sortedByInsertion)) return applied;
  const areSorted = haveSameKeys(original, modified, mergeKey) && haveSameKeys(live, modified, mergeKey);
  const isCertain = areSorted || all.every(list => areAlike(list, mergeKey));
  return isCertain && JSON.stringify(applied) === JSON.stringify(merged(lists, mergeKey, false)) ? applied : 'unknown';
}

/** Whether two lists have the same keys in the same order, so that they are sorted alike. */
function haveSameKeys(one: readonly ApiObject[], other: readonly ApiObject[], mergeKey: string): boolean {
  return one.length === other.length && one.every((item, index) => item[mergeKey] === other[index]?.[mergeKey]);
}

/** Whether items with the same key are the same, so that their order doesn't matter. */
function areAlike(list: readonly ApiObject[], mergeKey: string): boolean {
  return list.every(item => JSON.stringify(item) === JSON.stringify(list.find(first => first[mergeKey] === item[mergeKey])));
}

function merged({ original, modified, live }: AppliedList, mergeKey: string, turned: boolean): readonly ApiObject[] | 'refused' {
  if (live.length === 0) return modified;
  const sort = (list: readonly ApiObject[]): readonly ApiObject[] => sorted(list, mergeKey, turned);
  const deletions = listPatch(sort(original), sort(modified), mergeKey, 'deletions');
  const changes = listPatch(sort(live), sort(modified), mergeKey, 'changes');
  if (deletions.length === 0 && changes.length === 0 && haveSameKeys(live, modified, mergeKey)) return live;
  const place = (key: ApiValue | undefined): number => modified.findIndex(item => item[mergeKey] === key);
  const inOrder = (patch: readonly ItemPatch[]): readonly ItemPatch[] => [...patch].sort((one, other) => place(one.key) - place(other.key));
  const patch = inOrder(combined(deletions, inOrder(changes)));
  const kept = patch.filter(({ deletes }) => !deletes);
  if (!isInOrder(inOrder(changes), modified, mergeKey) || !isInOrder(kept, modified, mergeKey)) return 'refused';
  const deleted = new Set(patch.filter(({ deletes }) => deletes).map(({ key }) => key));
  const items = live.filter(item => !deleted.has(item[mergeKey]));
  for (const { key, fields } of kept) {
    const at = items.findIndex(item => item[mergeKey] === key);
    if (at === -1) items.push(patched({}, fields));
    else items[at] = patched(items[at] ?? {}, fields);
  }
  return items.sort((one, other) => place(one[mergeKey]) - place(other[mergeKey]));
}

/** Whether the items of a patch come in the order of the list (validatePatchWithSetOrderList). */
function isInOrder(patch: readonly ItemPatch[], list: readonly ApiObject[], mergeKey: string): boolean {
  let at = 0;
  for (const item of list) if (item[mergeKey] === patch[at]?.key && at < patch.length) at++;
  return at === patch.length;
}

function sorted(list: readonly ApiObject[], mergeKey: string, turned: boolean): readonly ApiObject[] {
  const items = turned ? [...list].reverse() : [...list];
  return items.sort((one, other) => compare(keyText(one, mergeKey), keyText(other, mergeKey)));
}

/** diffListsOfMaps of two sorted lists: only what is to be deleted, or only what is to be added and changed. */
function listPatch(
  before: readonly ApiObject[],
  after: readonly ApiObject[],
  mergeKey: string,
  kind: 'deletions' | 'changes',
): readonly ItemPatch[] {
  const patch: ItemPatch[] = [];
  let [from, to] = [0, 0];
  while (from < before.length || to < after.length) {
    const [former, next] = [before[from], after[to]];
    const order = former === undefined ? 1 : next === undefined ? -1 : compare(keyText(former, mergeKey), keyText(next, mergeKey));
    const key = (order < 0 ? former : next)?.[mergeKey];
    if (order === 0 && former !== undefined && next !== undefined) {
      const fields = mapPatch(former, next, kind);
      if (Object.keys(fields).length > 0) patch.push({ key, deletes: false, fields: { ...fields, [mergeKey]: key } });
    } else if (order > 0 && next !== undefined && kind === 'changes') patch.push({ key, deletes: false, fields: next });
    else if (order < 0 && kind === 'deletions') patch.push({ key, deletes: true, fields: {} });
    if (order <= 0) from++;
    if (order >= 0) to++;
  }
  return patch;
}

/** diffMaps; the lists within are replaced as a whole. */
function mapPatch(before: ApiObject, after: ApiObject, kind: 'deletions' | 'changes'): Patch {
  const patch: [string, PatchValue][] = [];
  for (const [field, value] of Object.entries(after)) {
    const former = own(before, field);
    if (value === undefined) continue;
    if (isMap(former) && isMap(value)) {
      const inner = mapPatch(former, value, kind);
      if (Object.keys(inner).length > 0) patch.push([field, inner as ApiObject]);
    } else if (kind === 'changes' && JSON.stringify(former) !== JSON.stringify(value)) patch.push([field, value]);
  }
  const gone = kind === 'deletions' ? Object.keys(before).filter(field => own(after, field) === undefined) : [];
  return Object.fromEntries([...patch, ...gone.map((field): [string, null] => [field, null])]);
}

/** The second patch merged into the first one, each item into the first one of its key: also into one that deletes. */
function combined(first: readonly ItemPatch[], second: readonly ItemPatch[]): readonly ItemPatch[] {
  const items = [...first];
  for (const item of second) {
    const at = items.findIndex(({ key }) => key === item.key);
    const known = items[at];
    if (known === undefined) items.push(item);
    else items[at] = { ...known, fields: combinedFields(known.fields, item.fields) };
  }
  return items;
}

/** mergeMap of two patches, which keeps nulls. */
function combinedFields(first: Patch, second: Patch): Patch {
  const inner = Object.entries(second).map(([field, value]): readonly [string, PatchValue | undefined] => {
    const former = first[field];
    return [field, isMap(former) && isMap(value) ? (combinedFields(former, value) as ApiObject) : value];
  });
  return { ...first, ...Object.fromEntries(inner) };
}

/** mergeMap on the server, which drops nulls. */
function patched(object: ApiObject, patch: Patch): ApiObject {
  const result = new Map(Object.entries(object));
  for (const [field, value] of Object.entries(patch)) {
    const former = result.get(field);
    if (value === null || value === undefined) result.delete(field);
    else result.set(field, isMap(value) ? patched(isMap(former) ? former : {}, value) : value);
  }
  return Object.fromEntries(result);
}

function isMap(value: PatchValue | undefined): value is ApiObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyText(item: ApiObject, mergeKey: string): string {
  return textOf(item[mergeKey]);
}

/** A key as Go prints it. */
export function textOf(key: ApiValue | undefined): string {
  return typeof key === 'string' || typeof key === 'number' ? String(key) : '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
