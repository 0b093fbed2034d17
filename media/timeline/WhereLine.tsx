/** Above everything: which workload of which file the page shows, how it stands with the file, and whether the page follows the cursor. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { RenderedFrom, Where } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { Icon } from './Marks';

interface WhereProps {
  where: Where;
  dispatch: Dispatch;
}

export function WhereLine({ where, dispatch, children }: WhereProps & { children: ComponentChildren }): VNode {
  const { name, kind, file, line, namespace, unsaved, deleted, rendered = null } = where;
  return (
    <div class="where-line">
      <div class="place">
        <h1>
          <span class="unseen">{l10n.t('Rollout:')} </span>
          {name}
        </h1>
        <span>{namespace === null ? kind : l10n.t('{0} in {1}', kind, namespace)}</span>
        {line === null ? (
          <span class="file">{file}</span>
        ) : (
          <Button dispatch={dispatch} look="link" title={l10n.t('Go to line {0}', line + 1)} send={{ kind: 'reveal', line }}>
            {file}:{line + 1}
          </Button>
        )}
        {rendered === null ? null : <RenderedFromLinks rendered={rendered} dispatch={dispatch} />}
        {unsaved ? <span>{l10n.t('unsaved')}</span> : null}
        {deleted ? <span class="deleted">{l10n.t('deleted')}</span> : null}
        <Follow where={where} dispatch={dispatch} />
      </div>
      {children}
    </div>
  );
}

/** The chart and its values, or the overlay, each a link to its file. */
function RenderedFromLinks({ rendered: { source, values }, dispatch }: { rendered: RenderedFrom; dispatch: Dispatch }): VNode {
  return (
    <span class="rendered-from">
      {l10n.t('rendered from')}{' '}
      <Button dispatch={dispatch} look="link" title={l10n.t('Open {0}', source)} send={{ kind: 'open', what: 'source' }}>
        {source}
      </Button>
      {values === null ? null : (
        <>
          {' '}
          {l10n.t('with')}{' '}
          <Button dispatch={dispatch} look="link" title={l10n.t('Open {0}', values)} send={{ kind: 'open', what: 'values' }}>
            {values}
          </Button>
        </>
      )}
    </span>
  );
}

/** Whether the page stays with the workload; pressed while it follows the cursor. */
function Follow({ where: { following }, dispatch }: WhereProps): VNode {
  const title = following
    ? l10n.t('Follows the cursor to other workloads. Select to stay with this one.')
    : l10n.t('Stays with this workload. Select to follow the cursor.');
  return (
    <Button dispatch={dispatch} look="link" pressed={following} title={`${title} (P)`} send={{ kind: 'follow', on: !following }}>
      <Icon name={following ? 'follow' : 'pin'} />
      {following ? l10n.t('Following') : l10n.t('Pinned')}
    </Button>
  );
}
