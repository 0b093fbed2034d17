import type { DeclaredRelease } from '../protocol/rendering';
import { toJson, type JsonValue } from '../yaml/toJson';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** The releases that a text declares. Those whose chart or values lie elsewhere are left out: they can't be rendered. */
export function declaredReleases(text: string): readonly DeclaredRelease[] {
  return splitDocuments(text).flatMap(({ start, end, format }) => {
    const { root, errors } = parseDocument(text.slice(start, end), 0, format);
    const object = root === undefined || errors.length > 0 ? null : fieldsOf(toJson(root));
    const group = textOf(object?.['apiVersion']).split('/')[0];
    if (object === null) return [];
    if (object['kind'] === 'Application' && group === 'argoproj.io') return argoReleases(object);
    return object['kind'] === 'HelmRelease' && group === 'helm.toolkit.fluxcd.io' ? fluxReleases(object) : [];
  });
}

type Fields = Readonly<Record<string, JsonValue>>;

function argoReleases(object: Fields): readonly DeclaredRelease[] {
  const [metadata, spec] = [fieldsOf(object['metadata']), fieldsOf(object['spec'])];
  const sources = [spec?.['source'], ...listOf(spec?.['sources'])].map(fieldsOf).filter(source => source !== null);
  return sources.flatMap(source => {
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
  return { ...values, [key]: rest.length === 0 ? value : withValue(fieldsOf(values[key]) ?? {}, rest, value) };
}

function readValues(text: string): Fields {
  const { root } = parseDocument(text, 0, 'yaml');
  return (root === undefined ? null : fieldsOf(toJson(root))) ?? {};
}

function fieldsOf(value: JsonValue | undefined): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
