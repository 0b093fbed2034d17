import type { PageEvent } from './state';

/** How components say what the user did. */
export type Dispatch = (event: PageEvent) => void;
