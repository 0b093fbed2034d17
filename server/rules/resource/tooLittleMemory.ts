import * as l10n from '@vscode/l10n';
import { change } from '../changes';
import { findingAt, obstaclesIn, pathOf } from '../obstacles';
import type { Fix, Judged, Rule } from '../rule';

/** A memory limit in which nothing can run: `128m` are thousandths of a byte, and a number without a unit is bytes. */
export const tooLittleMemory: Rule = {
  code: 'resource/too-little-memory',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: judged =>
    obstaclesIn(judged, 'tooLittleMemory').map(obstacle =>
      findingAt(judged, obstacle, {
        message:
          obstacle.container === ''
            ? l10n.t('A memory limit of `{0}` is {1}: no pod can start with it.', obstacle.limit, bytes(obstacle.bytes))
            : l10n.t('A memory limit of `{0}` is {1}: the container can’t start with it.', obstacle.limit, bytes(obstacle.bytes)),
        fixes: () => inMebibytes(judged, pathOf(obstacle)),
      }),
    ),
};

function bytes(value: number): string {
  return value === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', value.toLocaleString('en-US', { maximumFractionDigits: 3 }));
}

/** What was meant by `m`, in the limit and in the request beside it. */
function inMebibytes({ workload }: Judged, path: string): readonly Fix[] {
  const changes = [path, path.replace('.limits.', '.requests.')].flatMap(place => {
    const node = workload.at(place);
    const text = node?.type === 'scalar' ? String(node.value) : '';
    return /^\d+m$/.test(text) ? [change(place, `${text}i`.replace('mi', 'Mi'))] : [];
  });
  const [limit] = changes;
  return limit === undefined ? [] : [{ title: l10n.t('Set the memory limit to {0}: mebibytes', String(limit.value)), changes }];
}
