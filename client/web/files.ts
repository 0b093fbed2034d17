import type * as node from '../../workspace/files';

/** In a browser there is no disk: every file is its provider's. */
export const readText: typeof node.readText = () => Promise.resolve({ unread: 'unreadable' });

/** Whoever opens it will see. */
export const mayBeOpened: typeof node.mayBeOpened = () => Promise.resolve(true);

/** A link is followed by nobody here. */
export const leadsOut: typeof node.leadsOut = () => Promise.resolve(false);

/** As there is no disk, there is nothing on it. */
export const kindOf: typeof node.kindOf = () => Promise.resolve('none');
