import { printPath, parsePath } from '../yaml/find';
import type {
  ChartInfo,
  FaultAsked,
  LineOrigin,
  RenderingParamsOf,
  RenderingQuestion,
  RenderingQuestions,
  SourceFile,
} from '../protocol/rendering';
import type { FaultPlace, RenderingFault } from '../protocol/renderingFault';
import { isWorkloadKind } from '../kinds/index';
import { isAsWritten } from './asWritten';
import { brokenYaml } from './brokenYaml';
import { chartsIn, chartTree, fileOfSource, packedKeys, type ChartTree } from './chartTree';
import { declaredIn } from './declared';
import { filledIn } from './fillIn';
import { faultPlaces } from './faultPlaces';
import { declaredBySettings } from './declaredBySettings';
import { renderedDocuments } from './helmOutput';
import { readHelmError } from './helmErrors';
import { readKustomizeError } from './kustomizeErrors';
import { reachOfKustomization } from './kustomizeReach';
import { reachOfPlugin } from './pluginReach';
import { originsOf } from './markedLines';
import { markedKindOf, withMarks } from './marks';
import { namedKeys } from './namedKeys';
import { numberOrigins, withNumberPlaces, type NumberPlace } from './numberPlaces';
import { lineAt, lineStarts, renderedObjects } from './renderedObjects';
import { settledBase, unstableFields } from './unstable';
import { keyEffects, valuesProbe } from './valuesProbe';
import { setNumbers, valuesSentinels } from './valuesSentinels';
import { valueEdits } from './valueEdits';
import { writtenPlaces } from './writtenPlaces';

type Asked<Q extends RenderingQuestion> = RenderingQuestions[Q]['asked'];
type Answer<Q extends RenderingQuestion> = RenderingQuestions[Q]['answer'];

/** Each question with its answer. */
const answers: { readonly [Q in RenderingQuestion]: (asked: Asked<Q>) => Answer<Q> } = {
  chart: ({ files }) => chartInfo(files),
  marks: asked => ({ files: marksOf(asked) }),
  origins: asked => ({ origins: lineOrigins(asked) }),
  objects: asked => ({ objects: objectsOf(asked) }),
  sentinels: sentinelsOf,
  keys: asked => ({ numbers: numbersOf(asked) }),
  probe: ({ values, ...place }) => valuesProbe(values, place),
  effects: ({ output, rendered, unstable }) => keyEffects(output, rendered, unstable),
  named: ({ line, below, values, text }) => ({ keys: namedKeys({ line, below }, values, text) }),
  written: ({ line, below, values, before, after }) => ({ edits: valueEdits({ line, below }, values, before, after) }),
  declared: ({ text, isSettingsFile }) => (isSettingsFile ? declaredBySettings(text) : declaredIn(text)),
  filledIn: ({ output, variables }) => ({ output: filledIn(output, new Map(variables.map(({ name, value }) => [name, value]))) }),
  reach: ({ role, text }) => (role === 'plugin' ? reachOfPlugin(text) : reachOfKustomization(text, role === 'pluginKustomization')),
  numbers: numberedOf,
  places: asked => ({ origins: placesOf(asked) }),
  fault: faultOf,
  brokenYaml: ({ marked, source, files }) => brokenYaml(marked, source, files),
  settled: ({ base, output, unstable }) => settledBase(base, output, unstable),
  asWritten: ({ built, manifest }) => ({ isAsWritten: isAsWritten(built, manifest) }),
  unstable: ({ one, other }) => ({ objects: unstableFields(one, other).map(({ kind, name, paths }) => ({ kind, name, paths })) }),
};

/** Answers a question of whoever renders. */
export function answerRendering<Q extends RenderingQuestion>({ question, asked }: RenderingParamsOf<Q>): Answer<Q> {
  return answers[question](asked);
}

function chartInfo(files: readonly SourceFile[]): ChartInfo | null {
  const tree = chartTree(files);
  if (tree === null) return null;
  return {
    name: tree.name,
    release: releaseOf(tree.name),
    isLibrary: tree.isLibrary,
    charts: chartsIn(tree).map(({ folder, valuesPath }) => ({ folder, valuesPath })),
    localDependencies: chartsIn(tree).flatMap(localDependencies),
  };
}

function localDependencies({ folder, dependencies, charts }: ChartTree): ChartInfo['localDependencies'] {
  return dependencies.flatMap(({ name, alias, repository }) => {
    const from = /^file:\/\/(.+)$/.exec(repository)?.[1];
    return from === undefined || charts.some(({ valuesPath }) => valuesPath.at(-1) === (alias ?? name)) ? [] : [{ folder, name, from }];
  });
}

/** As a name of a release must be; what can't be made one is called so. */
function releaseOf(name: string): string {
  const fit = name
    .toLowerCase()
    .slice(0, 53)
    .split(/[^a-z0-9]/)
    .filter(part => part !== '')
    .join('-');
  return fit === '' ? 'release' : fit;
}

/** Other kinds that have pods. */
const otherPodKinds: ReadonlySet<string> = new Set(['ReplicaSet', 'Job', 'CronJob', 'Pod']);

/** Whether others say something of the pods of such an object. */
function hasPods(kind: string): boolean {
  return isWorkloadKind(kind) || otherPodKinds.has(kind);
}

function faultOf(asked: FaultAsked): Answer<'fault'> {
  const fault = asked.tool === 'helm' ? chartFault(asked) : readKustomizeError(asked.errors, asked.mirror);
  return { fault, places: faultPlaces(fault, asked) };
}

/** With the files by their paths from the chart's folder. */
function chartFault({ errors, mirror, files }: FaultAsked): RenderingFault {
  const tree = chartTree(files);
  const fault = readHelmError(errors);
  const place = <P extends FaultPlace>(named: P): P => ({
    ...named,
    file: (tree === null ? null : fileOfSource(tree, named.file)) ?? named.file,
  });
  if (fault.kind === 'file')
    return { ...fault, file: fault.file.startsWith(`${mirror}/`) ? fault.file.slice(mirror.length + 1) : fault.file };
  if (fault.kind !== 'template') return fault;
  return { ...place(fault), ...(fault.from === undefined ? {} : { from: place(fault.from) }) };
}

function marksOf({ charts, templates, output, source: wanted }: Asked<'marks'>): readonly SourceFile[] {
  const tree = chartTree(charts);
  if (tree === null) return [];
  const sources = renderedObjects(output).flatMap(({ kind, source }) => (hasPods(kind) && source !== null ? [source] : []));
  const files = new Set([...sources, ...(wanted === null ? [] : [wanted])].map(source => fileOfSource(tree, source)));
  return templates
    .filter(({ path }) => markedKindOf(path) === 'helper' || files.has(path))
    .map(({ path, text }, index) => ({ path, text: withMarks(text, index, markedKindOf(path)) }));
}

function lineOrigins({ output, marked, files }: Asked<'origins'>): readonly LineOrigin[] {
  return originsOf(output, marked, files).flatMap((origin, rendered) => (origin === null ? [] : [{ rendered, ...origin }]));
}

function objectsOf({ charts, output }: Asked<'objects'>): Answer<'objects'>['objects'] {
  const tree = chartTree(charts);
  const lines = output.split('\n');
  const starts = lineStarts(output);
  const documents = renderedDocuments(lines);
  return renderedObjects(output).map(({ kind, name, namespace, source, root }) => {
    const startLine = lineAt(starts, root.span.start);
    const end = documents.find(document => document.end > startLine)?.end ?? lines.length;
    return {
      kind,
      isWorkload: isWorkloadKind(kind),
      name,
      namespace,
      startLine,
      endLine: end - 1,
      file: source === null || tree === null ? null : fileOfSource(tree, source),
      packedBelow: source === null || tree === null ? null : packedKeys(tree, source),
    };
  });
}

function sentinelsOf({ values }: Asked<'sentinels'>): Answer<'sentinels'> {
  const { text, keys } = valuesSentinels(values);
  return { text, keys: [...keys].map(([number, { path, file, line }]) => ({ number, key: printPath(path), file, line })) };
}

function numbersOf({ output, rendered, keys }: Asked<'keys'>): Answer<'keys'>['numbers'] {
  const known = new Map(keys.map(({ number, key, file, line }) => [number, { path: parsePath(key), file, line }]));
  return setNumbers(output, rendered, known).map(({ renderedLine, path, file, line }) => ({
    rendered: renderedLine,
    key: printPath(path),
    file,
    line,
  }));
}

function numberedOf({ files }: Asked<'numbers'>): Answer<'numbers'> {
  const numbered = withNumberPlaces(files);
  return { files: numbered.files, places: [...numbered.places].map(([number, place]) => ({ number, ...place })) };
}

function placesOf({ output, files, rendered, places }: Asked<'places'>): readonly LineOrigin[] {
  const known = new Map(places.map(({ number, file, line }) => [number, { file, line }]));
  const numbers = rendered === null ? new Map<number, NumberPlace>() : numberOrigins(output, rendered, known);
  return [...numbers, ...writtenPlaces(output, files, numbers)].map(([line, place]) => ({
    rendered: line,
    ...place,
    how: 'line' as const,
  }));
}
