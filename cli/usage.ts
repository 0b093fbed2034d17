import * as l10n from '@vscode/l10n';
import type { Command } from './command';
import { commands } from './commands/index';
import { table } from './table';

const common: Command['options'] = [
  ['--rule CODE=LEVEL', () => l10n.t('severity of a rule: off, hint, information, or warning')],
  ['--assume KEY=VALUE', () => l10n.t('readySeconds or shutdownSeconds, which no manifest says')],
  ['--kubernetes-version MINOR', () => l10n.t('the Kubernetes that the manifests are meant for, such as 1.33')],
  ['--nodes SPEC', () => l10n.t('the nodes that there are, such as 3x4cpu,16Gi, or a file with kubectl get nodes -o yaml')],
  ['--config FILE', () => l10n.t('settings; otherwise .rollout-preview.yaml of the repository')],
];

/** What the program is for, and its commands. */
export function usage(): string {
  const rows = commands.map(({ name, operands, summary }) => [`  rollout-preview ${name} ${operands}`.trimEnd(), summary()] as const);
  const intro = l10n.t('Shows before anything is applied how a Kubernetes rollout will run. Nothing is sent, nothing is changed.');
  const more = l10n.t('More on a command: rollout-preview COMMAND --help');
  return `${intro}\n\n${table(rows, '  ').join('\n')}\n\n${more}\n${exitWords()}\n`;
}

/** What a command is for, and its options. */
export function usageOf({ name, operands, summary, options }: Command): string {
  const rows = [...options, ...common].map(([option, meaning]) => [`  ${option}`, meaning()] as const);
  return `${`rollout-preview ${name} ${operands}`.trimEnd()}\n${summary()}\n\n${table(rows, '  ').join('\n')}\n\n${exitWords()}\n`;
}

function exitWords(): string {
  return l10n.t('Ends with 0: nothing found; 1: something found; 2: wrong usage, or input that can’t be read; 130: interrupted.');
}
