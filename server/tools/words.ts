import { triableFields } from '../preview/triable';

const kinds = triableFields.map(({ kind }) => kind);

/** The kinds of workload, as a model is told of them: `A, B, or C`. */
export const anyKind = `${kinds.slice(0, -1).join(', ')}, or ${kinds.at(-1) ?? ''}`;
