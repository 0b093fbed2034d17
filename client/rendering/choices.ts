import type * as vscode from 'vscode';
import { allOf, defaultValues, noFurtherValues, withFile, type ChosenValues, type ValuesOffer } from './valuesOffers';

const stateKey = 'rolloutPreview.values';

/** Remembers for the workspace which values a chart is rendered with. */
export class Choices {
  constructor(private readonly state: vscode.Memento) {}

  /** The edited file counts, whatever was chosen; else what was, if it is still offered. */
  valuesOf(chart: string, offer: ValuesOffer, edited: string | null): ChosenValues {
    if (edited !== null) return allOf(offer).find(({ files }) => files.includes(edited)) ?? withFile(chart, edited);
    const chosen = this.#chosen();
    const name = Object.hasOwn(chosen, chart) ? chosen[chart] : undefined;
    if (name === '') return noFurtherValues;
    return allOf(offer).find(values => values.name === name) ?? defaultValues(offer);
  }

  async choose(chart: string, { name }: ChosenValues): Promise<void> {
    await this.state.update(stateKey, { ...this.#chosen(), [chart]: name });
  }

  #chosen(): Readonly<Record<string, string>> {
    return this.state.get<Readonly<Record<string, string>>>(stateKey) ?? {};
  }
}
