import path from 'node:path';
import * as vscode from 'vscode';
import { liesIn, pathFrom } from '../../workspace/paths';
import type { DeclarationFiles } from './declarations';

/** Which values a chart is rendered with. */
export interface ChosenValues {
  /** Names it where it is remembered, and to the user: `values-prod.yaml`; empty: the chart's own values alone. */
  readonly name: string;
  /** Absolute paths, in the order in which they count. */
  readonly files: readonly string[];
  /** Values that stand in the file that declares the release; they count last. */
  readonly inline: { readonly file: string; readonly text: string } | null;
  /** Null: as the chart is called. */
  readonly release: string | null;
  readonly namespace: string;
}

/** The chart's own values alone. */
export const noFurtherValues: ChosenValues = { name: '', files: [], inline: null, release: null, namespace: 'default' };

/**
 * What can be chosen for a chart, in groups in the order in which they count: as the editor's setting and `.rollout-preview.yaml` state it, as Argo CD or Flux
 * is told, as files are found. Of an ordered group the first counts; of others the only one.
 */
export type ValuesOffer = readonly { readonly values: readonly ChosenValues[]; readonly isOrdered: boolean }[];

/** Everything that is offered, in its order. */
export function allOf(offer: ValuesOffer): readonly ChosenValues[] {
  return offer.flatMap(({ values }) => values);
}

const mostFiles = 100;

/** Finds which values there are for the charts of the workspace. */
export class ValuesOffers {
  readonly #known = new Map<string, Promise<ValuesOffer>>();

  constructor(private readonly declarations: DeclarationFiles) {}

  of(chart: string, folder: string): Promise<ValuesOffer> {
    const known = this.#known.get(chart) ?? this.#find(chart, folder);
    this.#known.set(chart, known);
    return known;
  }

  /** Something is declared otherwise, a values file has come or gone, or a setting has changed. */
  forget(): void {
    this.#known.clear();
  }

  async #find(chart: string, folder: string): Promise<ValuesOffer> {
    const declared = (await this.declarations.in(folder)).releases.filter(release => release.chart === chart);
    const by = (isOfSettings: boolean): readonly ChosenValues[] =>
      declared.filter(release => (release.by === 'settings') === isOfSettings).map(({ values }) => values);
    const groups = [
      { values: stated(chart, folder), isOrdered: true },
      { values: by(true), isOrdered: true },
      { values: by(false), isOrdered: false },
      { values: await found(chart), isOrdered: false },
    ];
    return groups.filter(({ values }) => values.length > 0);
  }
}

/** With one more values file. */
export function withFile(chart: string, file: string): ChosenValues {
  const name = liesIn(file, chart) ? pathFrom(chart, file) : path.basename(file);
  return { ...noFurtherValues, name, files: [file] };
}

/** The first of the first ordered group, or the only one of another; else the chart alone. */
export function defaultValues(offer: ValuesOffer): ChosenValues {
  return offer.find(({ values, isOrdered }) => isOrdered || values.length === 1)?.values[0] ?? noFurtherValues;
}

async function found(chart: string): Promise<readonly ChosenValues[]> {
  const pattern = new vscode.RelativePattern(
    vscode.Uri.file(chart),
    // Braces in braces are none that every ripgrep knows.
    '{*values*.yaml,*values*.yml,ci/*values.yaml,env*/**/*.yaml,values/**/*.yaml,config/**/*.yaml}',
  );
  const files = await vscode.workspace.findFiles(pattern, null, mostFiles).then(
    uris => uris.map(({ fsPath }) => fsPath).sort(),
    () => [],
  );
  return files.filter(file => !/^values\.ya?ml$/.test(path.relative(chart, file))).map(file => withFile(chart, file));
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
        inline: null,
        release: typeof release === 'string' && release !== '' ? release : null,
        namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
      },
    ];
  });
}
