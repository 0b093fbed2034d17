import * as l10n from '@vscode/l10n';
import { type ApiField, fieldsOf } from '../kubernetes/apiTypes/apiType';
import { defaultsBelow } from '../kubernetes/defaultAt';
import { versionText } from '../kubernetes/kubernetesVersion';
import { typeAt } from '../kubernetes/typeAt';
import { parsePath, type Path } from '../yaml/find';
import type { Explanation, Subject } from './field';
import { pages } from './pages';
import { phraseOf } from './phrases';

/** What the API says of a field below `spec` that nothing else is said of; undefined for what is no field of it, as the keys of a map. */
export function explainApiField({ workload, path: text }: Pick<Subject, 'workload' | 'path'>): Explanation | undefined {
  const path = parsePath(text);
  const name = path.at(-1);
  const parent = path.slice(0, -1);
  const type = typeAt(parent, workload.kind);
  if (path[0] !== 'spec' || typeof name !== 'string' || type?.kind !== 'struct') return undefined;
  const field = fieldsOf(type.name).get(name);
  const does = field === undefined ? '' : meaningOf(type.name, name, field);
  if (field === undefined || does === '') return undefined;
  const byDefault = defaultsBelow(workload, parent, [name]).get(name);
  return {
    does,
    workedOut: factsOf(field),
    byDefault: byDefault === undefined ? null : `\`${byDefault}\``,
    goesWrong: '',
    page: pageOf(path),
  };
}

/** What a field is, in a phrase of our own or in the API's sentence; empty where neither says anything. */
export function meaningOf(struct: string, name: string, field: ApiField): string {
  return phraseOf([...field.through].at(-1) ?? struct, name) ?? phraseOf(struct, name) ?? field.meaning;
}

function factsOf({ required, values = [], version }: ApiField): string[] {
  const since = version?.since;
  return [
    ...(required ? [l10n.t('Required.')] : []),
    ...(values.length === 0 ? [] : [l10n.t('One of {0}.', values.map(value => `\`${value}\``).join(', '))]),
    ...(since === undefined ? [] : [l10n.t('Requires Kubernetes {0} or later.', versionText(since))]),
  ];
}

function pageOf([, second, third]: Path): string {
  return second === 'template' && third === 'spec' ? pages.podSpec : pages.deploymentSpec;
}
