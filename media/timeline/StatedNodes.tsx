/** The numbers of the nodes that somebody has stated: a change of one is kept in the settings. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { NodeClass } from '../../server/protocol/nodes';
import { type NodeField, nodeFields, nodeFieldText, withNodeField } from '../../server/protocol/statedNodes';
import type { Dispatch } from './dispatch';

export function StatedNodes({ stated, dispatch }: { stated: NodeClass; dispatch: Dispatch }): VNode {
  return (
    <div class="stated" role="group" aria-label={l10n.t('Specified nodes')}>
      {nodeFields.map(field => (
        <StatedField key={field} stated={stated} field={field} dispatch={dispatch} />
      ))}
    </div>
  );
}

function StatedField({ stated, field, dispatch }: { stated: NodeClass; field: NodeField; dispatch: Dispatch }): VNode {
  const isQuantity = field === 'cpu' || field === 'memory';
  return (
    <label>
      {labelOf(field)}
      <input
        {...(isQuantity ? { type: 'text', spellcheck: false, autocomplete: 'off' } : { type: 'number', min: field === 'count' ? 1 : 0 })}
        value={nodeFieldText(stated, field)}
        onInput={({ currentTarget }) => markBad(currentTarget, withNodeField(stated, field, currentTarget.value) === null)}
        onChange={({ currentTarget: { value } }) => {
          if (withNodeField(stated, field, value) !== null) dispatch({ kind: 'send', message: { kind: 'stateNodes', field, text: value } });
        }}
      />
    </label>
  );
}

function markBad(input: HTMLInputElement, isBad: boolean): void {
  input.setAttribute('aria-invalid', String(isBad));
}

function labelOf(field: NodeField): string {
  switch (field) {
    case 'count':
      return l10n.t('nodes');
    case 'zones':
      return l10n.t('zones');
    case 'cpu':
      return l10n.t('CPU');
    case 'memory':
      return l10n.t('memory');
    case 'gpus':
      return l10n.t('GPU');
  }
}
