/** How the picture is to be saved. */
import * as l10n from '@vscode/l10n';
import { Component, createRef, type VNode } from 'preact';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { Icon } from './Marks';
import { type PictureOptions, pictureThemes } from './pictureThemes';

interface MenuProps {
  dispatch: Dispatch;
}

/** Open until Escape is pressed, the focus goes elsewhere, or the picture is saved. */
export class PictureMenu extends Component<MenuProps, PictureOptions & { readonly open: boolean }> {
  override state = { open: false, theme: 'here' as PictureOptions['theme'], title: true, legend: true };
  readonly #root = createRef<HTMLDivElement>();

  readonly #close = (): void => {
    this.setState({ open: false });
    this.#root.current?.querySelector('button')?.focus();
  };

  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    const stays = relatedTarget instanceof Node && this.#root.current?.contains(relatedTarget) === true;
    if (!stays) this.setState({ open: false });
  };

  override render({ dispatch }: MenuProps, { open, ...options }: PictureOptions & { readonly open: boolean }): VNode {
    return (
      <div
        class="picture-menu"
        ref={this.#root}
        onFocusOut={this.#leave}
        onKeyDown={event => {
          if (open && event.key === 'Escape') this.#close();
        }}
      >
        <button
          type="button"
          class="button"
          title={l10n.t('Save picture')}
          aria-label={l10n.t('Save picture')}
          aria-expanded={open}
          onClick={() => this.setState({ open: !open })}
        >
          <Icon name="save" />
          <span class="words">{l10n.t('Picture…')}</span>
        </button>
        {open ? this.#menu(dispatch, options) : null}
      </div>
    );
  }

  #menu(dispatch: Dispatch, options: PictureOptions): VNode {
    return (
      // Can be given the focus, so that a click between its fields doesn't leave it.
      <div class="menu" role="group" tabIndex={-1} aria-label={l10n.t('Save picture')}>
        <label>
          {l10n.t('Colors')}
          <select value={options.theme} onChange={event => this.setState({ theme: event.currentTarget.value as PictureOptions['theme'] })}>
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
        <Button
          dispatch={event => {
            dispatch(event);
            this.#close();
          }}
          look="primary"
          event={{ kind: 'save', options }}
        >
          {l10n.t('Save as SVG')}
        </Button>
      </div>
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
