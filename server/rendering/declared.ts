import { own } from '../kubernetes/own';
import type { DeclaredConfigMap, DeclaredOverlay, DeclaredRelease, NamedValue, VariablesSource } from '../protocol/renderingDeclarations';
import { toJson, type JsonValue } from '../yaml/toJson';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { applicationsOf, fieldsOf, listOf, type Fields } from './applicationSets';

/** What a text declares. */
export interface Declared {
  readonly releases: readonly DeclaredRelease[];
  readonly overlays: readonly DeclaredOverlay[];
  readonly configMaps: readonly DeclaredConfigMap[];
}

/** Releases and overlays that Argo CD or Flux is told of. Those whose chart, values or directory lie elsewhere are left out: they can't be rendered. */
export function declaredIn(text: string): Declared {
  const objects = splitDocuments(text)
    .map(({ start, end, format }) => {
      const { root, errors } = parseDocument(text.slice(start, end), 0, format);
      return root === undefined || errors.length > 0 ? null : fieldsOf(toJson(root));
    })
    .filter(object => object !== null);
  const isOne = (object: Fields, kind: string, group: string): boolean =>
    object['kind'] === kind && textOf(object['apiVersion']).split('/')[0] === group;
  const applications = [
    ...objects.filter(object => isOne(object, 'Application', 'argoproj.io')),
    ...objects.filter(object => isOne(object, 'ApplicationSet', 'argoproj.io')).flatMap(applicationsOf),
  ];
  const releases = objects.filter(object => isOne(object, 'HelmRelease', 'helm.toolkit.fluxcd.io'));
  const builds = objects.filter(object => isOne(object, 'Kustomization', 'kustomize.toolkit.fluxcd.io'));
  return {
    releases: [...applications.flatMap(argoReleases), ...releases.flatMap(fluxReleases)],
    overlays: [...applications.flatMap(argoOverlays), ...builds.flatMap(fluxOverlays)],
    configMaps: objects.filter(object => isOne(object, 'ConfigMap', 'v1')).map(configMapOf),
  };
}

function argoSources(spec: Fields | null): readonly Fields[] {
  return [spec?.['source'], ...listOf(spec?.['sources'])].map(fieldsOf).filter(source => source !== null);
}

/** A path without `helm:` may be anything; the directory tells whether there is a kustomization. */
function argoOverlays(object: Fields): readonly DeclaredOverlay[] {
  const name = textOf(fieldsOf(object['metadata'])?.['name']);
  return argoSources(fieldsOf(object['spec'])).flatMap(source => {
    const directory = inRepository('', textOf(source['path']));
    if (directory === null || directory === '' || name === '' || source['helm'] !== undefined) return [];
    return [{ by: 'Argo CD' as const, name, directory, variables: [], variablesFrom: [] }];
  });
}

function fluxOverlays(object: Fields): readonly DeclaredOverlay[] {
  const [metadata, spec] = [fieldsOf(object['metadata']), fieldsOf(object['spec'])];
  const directory = inRepository('', textOf(spec?.['path']));
  const name = textOf(metadata?.['name']);
  if (directory === null || directory === '' || name === '') return [];
  const postBuild = fieldsOf(spec?.['postBuild']);
  const variablesFrom = listOf(postBuild?.['substituteFrom']).flatMap(entry =>
    variablesSource(fieldsOf(entry) ?? {}, textOf(metadata?.['namespace'])),
  );
  return [{ by: 'Flux', name, directory, variables: textsOf(fieldsOf(postBuild?.['substitute'])), variablesFrom }];
}

/** Flux looks for it in the namespace of its own Kustomization. */
function variablesSource({ kind, name }: Fields, namespace: string): readonly VariablesSource[] {
  const isKnown = kind === 'ConfigMap' || kind === 'Secret';
  return isKnown && typeof name === 'string' && name !== '' ? [{ kind, name, namespace }] : [];
}

function configMapOf(object: Fields): DeclaredConfigMap {
  const metadata = fieldsOf(object['metadata']);
  const data = textsOf(fieldsOf(object['data'])).filter(
    ({ name, value }) => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !/[\r\n]/.test(value),
  );
  return { name: textOf(metadata?.['name']), namespace: textOf(metadata?.['namespace']), data };
}

function textsOf(fields: Fields | null): readonly NamedValue[] {
  return Object.entries(fields ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
}

function argoReleases(object: Fields): readonly DeclaredRelease[] {
  const [metadata, spec] = [fieldsOf(object['metadata']), fieldsOf(object['spec'])];
  return argoSources(spec).flatMap(source => {
    const chart = inRepository('', textOf(source['path']));
    const helm = fieldsOf(source['helm']) ?? {};
    const files = listOf(helm['valueFiles']).map(file =>
      inRepository(textOf(file).startsWith('/') ? '' : (chart ?? ''), textOf(file).replace(/^\//, '')),
    );
    const name = textOf(metadata?.['name']);
    if (chart === null || chart === '' || name === '' || source['helm'] === undefined || files.includes(null)) return [];
    return [
      {
        by: 'Argo CD' as const,
        name,
        chart,
        valuesFiles: files.flatMap(file => file ?? []),
        inline: argoInline(helm),
        release: textOf(helm['releaseName']) || name,
        namespace: textOf(fieldsOf(spec?.['destination'])?.['namespace']) || 'default',
      },
    ];
  });
}

/** In the order in which Argo CD hands them to helm: `values`, or `valuesObject` in its place, then `parameters`. Null where there are none, or they can't be put into a file. */
function argoInline(helm: Fields): string | null {
  const object = fieldsOf(helm['valuesObject']);
  const own = object ?? readValues(textOf(helm['values']));
  const set = listOf(helm['parameters']).flatMap(parameter => {
    const { name, value, forceString } = fieldsOf(parameter) ?? {};
    const path = textOf(name);
    return /^[\w-]+(?:\.[\w-]+)*$/.test(path) ? [{ path: path.split('.'), value: parameterOf(textOf(value), forceString === true) }] : [];
  });
  const merged = set.reduce<Fields>((values, { path, value }) => withValue(values, path, value), own);
  return Object.keys(merged).length === 0 ? null : JSON.stringify(merged);
}

function fluxReleases(object: Fields): readonly DeclaredRelease[] {
  const [metadata, spec] = [fieldsOf(object['metadata']), fieldsOf(object['spec'])];
  const chartSpec = fieldsOf(fieldsOf(spec?.['chart'])?.['spec']);
  if (fieldsOf(chartSpec?.['sourceRef'])?.['kind'] !== 'GitRepository') return [];
  const chart = inRepository('', textOf(chartSpec?.['chart']));
  const files = listOf(chartSpec?.['valuesFiles']).map(file => inRepository('', textOf(file)));
  const name = textOf(metadata?.['name']);
  if (chart === null || chart === '' || name === '' || files.includes(null)) return [];
  const target = textOf(spec?.['targetNamespace']);
  const values = fieldsOf(spec?.['values']);
  return [
    {
      by: 'Flux',
      name,
      chart,
      valuesFiles: files.flatMap(file => file ?? []),
      inline: values === null || Object.keys(values).length === 0 ? null : JSON.stringify(values),
      release: textOf(spec?.['releaseName']) || (target === '' ? name : `${target}-${name}`),
      namespace: target || textOf(metadata?.['namespace']) || 'default',
    },
  ];
}

/** A path from the repository's root; null for one on another machine, of another source (`$values/…`), or out of the repository. */
function inRepository(directory: string, path: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path) || path.startsWith('$') || path.startsWith('/')) return null;
  const parts: string[] = [];
  for (const part of [...directory.split('/'), ...path.split('/')]) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** As `--set` reads a value (helm.sh/helm/pkg/strvals: typedVal). */
function parameterOf(value: string, forceString: boolean): JsonValue {
  if (forceString) return value;
  if (value === 'true' || value === 'false') return value === 'true';
  if (value === 'null') return null;
  return /^(?:0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}

function withValue(values: Fields, [key = '', ...rest]: readonly string[], value: JsonValue): Fields {
  return { ...values, [key]: rest.length === 0 ? value : withValue(fieldsOf(own(values, key)) ?? {}, rest, value) };
}

function readValues(text: string): Fields {
  const { root } = parseDocument(text, 0, 'yaml');
  return (root === undefined ? null : fieldsOf(toJson(root))) ?? {};
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
