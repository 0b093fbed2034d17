/**
 * The same function, which keeps its last answer for each first argument as long as that lives, and gives it again where the other arguments are
 * the same: what is worked out of a timeline is worked out once, not with each step.
 */
export function remembered<K extends object, A extends readonly unknown[], R>(make: (key: K, ...rest: A) => R): (key: K, ...rest: A) => R {
  const known = new WeakMap<K, { readonly rest: A; readonly answer: R }>();
  return (key, ...rest) => {
    const before = known.get(key);
    if (before?.rest.every((each, index) => each === rest[index]) === true) return before.answer;
    const answer = make(key, ...rest);
    known.set(key, { rest, answer });
    return answer;
  };
}
