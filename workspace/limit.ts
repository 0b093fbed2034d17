/**
 * A signal that is aborted with another one, or when the time is up; then with an error called `TimeoutError`. Instead of `AbortSignal.timeout`: Node 20
 * forgets the limit of one that others are made of as soon as it collects garbage, and later ones do where nobody listens.
 */
export function withLimit(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  // The timer keeps the controller.
  const timer: Partial<NodeJS.Timeout> = setTimeout(
    () => controller.abort(new DOMException('The time is up.', 'TimeoutError')),
    milliseconds,
  );
  // A program that is done doesn't wait for it; in a browser it is a number.
  timer.unref?.();
  return signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]);
}
