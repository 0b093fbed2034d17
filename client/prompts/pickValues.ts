import * as l10n from '@vscode/l10n';
import type { ChosenValues } from '../rendering/valuesOffers';
import type { Question } from './question';

/** With which values a chart is rendered; those that were chosen before are preselected. */
export function pickValues(title: string, all: readonly ChosenValues[], chosen: ChosenValues): Question<ChosenValues> {
  return {
    title,
    placeholder: l10n.t('Select the values that the chart is rendered with'),
    choices: all.map(values => ({
      value: values,
      label: values.name === '' ? l10n.t('The chart’s own values') : values.name,
      icon: 'symbol-key',
      ...(values.release === null ? {} : { description: values.release }),
    })),
    preselected: chosen,
  };
}
