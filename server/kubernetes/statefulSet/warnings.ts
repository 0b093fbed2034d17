import type { Path } from '../../yaml/find';
import { type ApiObject, numberAt, objectAt, objectsAt } from '../apiObject';
import { claimSpecWarnings } from '../neighbours/persistentVolumeClaim';
import type { KubernetesVersion } from '../kubernetesVersion';
import { meansTheSame } from '../normalForm';
import { podTemplateWarnings, templateAt } from '../pods/podTemplate';
import { below, field, type FieldError, shownAt, type Where } from '../validation/findings';

/** WarningsOnCreate of a StatefulSet, in the server's order and words; it leaves out the field `spec` of a claim. */
export function statefulSetWarnings(set: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  return [
    ...templateWarnings(set, server),
    ...claimWarnings(set, index => shownAt(below(claimsAt(server), index), specOf(index))),
    ...historyWarnings(set, server),
  ];
}

/** WarningsOnUpdate: of the template only if the spec changes. Here it prints the field `spec` of a claim, with a capital letter. */
export function statefulSetUpdateWarnings(set: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  const isSame = meansTheSame(objectAt(set, 'spec'), objectAt(old, 'spec'), 'StatefulSetSpec');
  const specAt = (index: number): Where => shownAt(below(claimsAt(server), index, 'Spec'), specOf(index));
  return [...(isSame ? [] : templateWarnings(set, server)), ...claimWarnings(set, specAt), ...historyWarnings(set, server)];
}

function claimsAt(server: KubernetesVersion): Where {
  return field(server, 'claim/invalid', 'spec', 'volumeClaimTemplates');
}

function specOf(index: number): Path {
  return ['spec', 'volumeClaimTemplates', index, 'spec'];
}

function templateWarnings(set: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  return podTemplateWarnings(objectAt(objectAt(set, 'spec'), 'template') ?? {}, templateAt(server));
}

function claimWarnings(set: ApiObject, specAt: (index: number) => Where): FieldError[] {
  return objectsAt(objectAt(set, 'spec'), 'volumeClaimTemplates').flatMap((claim, index) =>
    claimSpecWarnings(objectAt(claim, 'spec') ?? {}, specAt(index)),
  );
}

function historyWarnings(set: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  if (server < 33 || (numberAt(objectAt(set, 'spec'), 'revisionHistoryLimit') ?? 0) >= 0) return [];
  const own = field(server, 'spec/keeps-all-revisions', 'spec', 'revisionHistoryLimit');
  return [{ ...own, message: 'a negative value retains all historical revisions; a value >= 0 is recommended' }];
}
