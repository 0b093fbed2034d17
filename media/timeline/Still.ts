import { Component } from 'preact';

/** A component that is drawn again only where one of its props is another one than before: not with each step. */
export abstract class Still<Props extends object> extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return (Object.keys(next) as (keyof Props)[]).some(name => next[name] !== this.props[name]);
  }
}
