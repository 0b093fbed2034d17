import path from 'node:path';
import * as vscode from 'vscode';

/** Which values a chart is rendered with. */
export interface ChosenValues {
  /** Names it where it is remembered, and to the user: `values-prod.yaml`; empty: the chart's own values alone. */
  readonly name: string;
  /** Absolute paths, in the order in which they count. */
  readonly files: readonly string[];
  /** Null: as the chart is called. */
  readonly release: string | null;
  readonly namespace: string;
}

/** The chart's own values alone. */
export const noFurtherValues: ChosenValues = { name: '', files: [], release: null, namespace: 'default' };

/** What can be chosen for a chart: the groups in the order in which they count, as the setting states it, and as files are found. */
export interface ValuesOffer {
  readonly groups: readonly (readonly ChosenValues[])[];
}

const mostFiles = 100;

/** What the setting `rolloutPreview.helm.renderings` states, then the values files of the chart's folder. */
export async function valuesOffer(chart: string, folder: string): Promise<ValuesOffer> {
  const pattern = new vscode.RelativePattern(
    vscode.Uri.file(chart),
    '{*values*.yaml,*values*.yml,ci/*values.yaml,{env*,values,config}/**/*.yaml}',
  );
  const found = await vscode.workspace.findFiles(pattern, null, mostFiles).then(
    uris => uris.map(({ fsPath }) => fsPath).sort(),
    () => [],
  );
  const files = found.filter(file => !/^values\.ya?ml$/.test(path.relative(chart, file)));
  return { groups: [stated(chart, folder), files.map(file => withFile(chart, file))].filter(group => group.length > 0) };
}

/** With one more values file. */
export function withFile(chart: string, file: string): ChosenValues {
  return { ...noFurtherValues, name: path.relative(chart, file).split(path.sep).join('/'), files: [file] };
}

/** The first group with exactly one member, else the chart alone. */
export function defaultValues({ groups }: ValuesOffer): ChosenValues {
  return groups.find(group => group.length === 1)?.[0] ?? noFurtherValues;
}

function stated(chart: string, folder: string): readonly ChosenValues[] {
  const renderings: unknown = vscode.workspace.getConfiguration('rolloutPreview', vscode.Uri.file(chart)).get('helm.renderings');
  return (Array.isArray(renderings) ? (renderings as readonly unknown[]) : []).flatMap(entry => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { chart: own, values, release, namespace, name } = entry as Readonly<Record<string, unknown>>;
    if (typeof own !== 'string' || path.resolve(folder, own) !== chart) return [];
    const names = (Array.isArray(values) ? (values as readonly unknown[]) : []).filter(value => typeof value === 'string');
    return [
      {
        name: typeof name === 'string' && name !== '' ? name : names.join(', '),
        files: names.map(value => path.resolve(folder, value)),
        release: typeof release === 'string' && release !== '' ? release : null,
        namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
      },
    ];
  });
}
