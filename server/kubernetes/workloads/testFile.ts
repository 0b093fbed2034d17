/** The ends of names that kuttl and chainsaw read as what is to be there, or not to be there: `01-assert.yaml`, `00-errors.yaml`. */
const expectation = /(?:^|[-_.])assert(?:ion)?s?(?:[-_.][^/]*)?\.(?:ya?ml|json)$|^\d+-errors?(?:[-_.][^/]*)?\.ya?ml$/i;

/** Whether a file (its path or URI) says what a test waits for, and so is no manifest, by its name. */
export function isExpectedByTest(file: string): boolean {
  return expectation.test(file.slice(file.lastIndexOf('/') + 1));
}
