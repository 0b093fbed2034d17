import type * as node from '../agents/changeSince';

/** In a browser no program can be run. */
export const changeSince: typeof node.changeSince = () => Promise.resolve({ missing: 'git can’t be run in the browser.' });
