import path from 'node:path';
import * as vscode from 'vscode';
import { liesIn } from '../../workspace/paths';
import type { Ask } from '../../workspace/rendering/renderer';
import { readWorkspaceFile } from '../workspaceFiles';

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

/** What can be chosen for a chart, in groups in the order in which they count: as the setting states it, as Argo CD or Flux is told, as files are found. */
export type ValuesOffer = readonly (readonly ChosenValues[])[];

const most = { files: 100, declaring: 1000, bytes: 200_000 };

/** A release, and the chart that it is of, by absolute paths. */
interface Release {
  readonly chart: string;
  readonly values: ChosenValues;
}

/** Finds which values there are for the charts of the workspace. */
export class ValuesOffers {
  readonly #known = new Map<string, Promise<ValuesOffer>>();
  readonly #declared = new Map<string, Promise<readonly Release[]>>();

  constructor(private readonly ask: Ask) {}

  of(chart: string, folder: string): Promise<ValuesOffer> {
    const known = this.#known.get(chart) ?? this.#find(chart, folder);
    this.#known.set(chart, known);
    return known;
  }

  /** A file of the workspace has changed, or a setting. */
  forget(): void {
    this.#known.clear();
    this.#declared.clear();
  }

  async #find(chart: string, folder: string): Promise<ValuesOffer> {
    const declared = this.#declared.get(folder) ?? this.#declarations(folder);
    this.#declared.set(folder, declared);
    const releases = (await declared).filter(release => release.chart === chart).map(({ values }) => values);
    return [stated(chart, folder), releases, await found(chart)].filter(group => group.length > 0);
  }

  /** The releases that files of a folder declare. */
  async #declarations(folder: string): Promise<readonly Release[]> {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '**/*.{yaml,yml}');
    const uris = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git,templates,crds}/**', most.declaring).then(
      files => files,
      () => [],
    );
    const releases: Release[] = [];
    for (const uri of uris) {
      const read = await readWorkspaceFile(uri, most.bytes);
      if (!('text' in read) || !/argoproj\.io|helm\.toolkit\.fluxcd\.io/.test(read.text)) continue;
      const answer = await this.ask('declared', { text: read.text });
      for (const { by, name, chart, valuesFiles, inline, release, namespace } of answer?.releases ?? []) {
        const values = {
          name: `${name} (${by})`,
          files: valuesFiles.map(file => path.join(folder, file)),
          inline: inline === null ? null : { file: uri.fsPath, text: inline },
          release,
          namespace,
        };
        releases.push({ chart: path.join(folder, chart), values });
      }
    }
    return releases;
  }
}

/** With one more values file. */
export function withFile(chart: string, file: string): ChosenValues {
  const name = liesIn(file, chart) ? path.relative(chart, file) : path.basename(file);
  return { ...noFurtherValues, name: name.split(path.sep).join('/'), files: [file] };
}

/** The first group with exactly one member, else the chart alone. */
export function defaultValues(offer: ValuesOffer): ChosenValues {
  return offer.find(group => group.length === 1)?.[0] ?? noFurtherValues;
}

async function found(chart: string): Promise<readonly ChosenValues[]> {
  const pattern = new vscode.RelativePattern(
    vscode.Uri.file(chart),
    // Braces in braces are none that every ripgrep knows.
    '{*values*.yaml,*values*.yml,ci/*values.yaml,env*/**/*.yaml,values/**/*.yaml,config/**/*.yaml}',
  );
  const files = await vscode.workspace.findFiles(pattern, null, most.files).then(
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
