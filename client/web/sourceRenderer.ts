import type * as node from '../rendering/sourceRenderer';

/** In a browser no program can be run. */
export const sourceRenderer: typeof node.sourceRenderer = () => ({
  render: () => Promise.resolve({ state: 'failed', message: '' }),
  forgetTools: () => undefined,
  remove: () => Promise.resolve(),
});
