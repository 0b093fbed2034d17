import { grouped } from '../kubernetes/grouped';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadId } from '../protocol/scenario';

/** The workloads of one version of a file, found by what another version calls them. */
export class FormerWorkloads {
  readonly #byId: ReadonlyMap<string, readonly Workload[]>;
  readonly #byName: ReadonlyMap<string, readonly Workload[]>;

  /** In the order of the text. */
  constructor(readonly all: readonly Workload[]) {
    this.#byId = grouped(all, ({ id }) => [plainOf(id)]);
    this.#byName = grouped(all, ({ kind, name }) => [`${kind}/${name}`]);
  }

  /**
   * By its id, else the only one of the same kind and name where one of the two leaves its namespace to `-n`. Undefined where there is none: under another
   * name, or in another namespace, it is another object.
   */
  find(id: WorkloadId): Workload | undefined {
    const plain = plainOf(id);
    const same = this.#byId.get(plain)?.[Number(id.split('#')[1] ?? 1) - 1];
    if (same !== undefined) return same;
    const [kind = '', namespace = '', name = ''] = plain.split('/');
    const [only, ...others] = this.#byName.get(`${kind}/${name}`) ?? [];
    return others.length === 0 && (only?.namespace === null || namespace === '') ? only : undefined;
  }
}

/** `Kind/shop/web#2` without its number. */
function plainOf(id: WorkloadId): string {
  return id.split('#')[0] ?? '';
}
