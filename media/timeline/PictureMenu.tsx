/** How the picture is to be saved. */
import * as l10n from '@vscode/l10n';
import { Component, type VNode } from 'preact';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { Icon } from './Marks';
import { type PictureOptions, pictureThemes } from './pictureThemes';

export class PictureMenu extends Component<{ dispatch: Dispatch }, PictureOptions> {
  override state: PictureOptions = { theme: 'here', title: true, legend: true };

  override render({ dispatch }: { dispatch: Dispatch }, options: PictureOptions): VNode {
    return (
      <details class="picture-menu">
        <summary class="button" title={l10n.t('Save picture')} aria-label={l10n.t('Save picture')}>
          <Icon name="save" />
          <span class="words">{l10n.t('Picture…')}</span>
        </summary>
        <div class="menu" role="group" aria-label={l10n.t('Save picture')}>
          <label>
            {l10n.t('Colors')}
            <select
              value={options.theme}
              onChange={event => this.setState({ theme: event.currentTarget.value as PictureOptions['theme'] })}
            >
              {[...pictureThemes, 'both' as const].map(theme => (
                <option key={theme} value={theme}>
                  {themeWord(theme)}
                </option>
              ))}
            </select>
          </label>
          {(['title', 'legend'] as const).map(part => (
            <label key={part}>
              <input type="checkbox" checked={options[part]} onChange={event => this.setState({ [part]: event.currentTarget.checked })} />
              {part === 'title' ? l10n.t('Title and summary') : l10n.t('Legend')}
            </label>
          ))}
          <Button dispatch={dispatch} look="primary" event={{ kind: 'save', options: { ...options } }}>
            {l10n.t('Save as SVG')}
          </Button>
        </div>
      </details>
    );
  }
}

function themeWord(theme: PictureOptions['theme']): string {
  switch (theme) {
    case 'here':
      return l10n.t('As here');
    case 'light':
      return l10n.t('Light');
    case 'dark':
      return l10n.t('Dark');
    case 'both':
      return l10n.t('Light and dark');
  }
}
