import fc from 'fast-check';

/** What all chance in the tests comes from: the same numbers in each run, others with `SEED=7 npm test`. */
export const seed = Number(process.env['SEED'] ?? 1);

fc.configureGlobal({ seed });
