/**
 * Makes the `return` of a generator close its source first. By itself, it waits for a `next` that is pending, and before the
 * first `next` it does not even run a `finally`.
 */
export function closeOnReturn<T>(
  generator: AsyncGenerator<T, void, void>,
  close: () => void,
): AsyncGenerator<T, void, void> {
  const leave = (): Promise<IteratorResult<T, void>> => {
    close();
    return Object.getPrototypeOf(generator).return.call(generator);
  };
  return Object.assign(generator, { return: leave });
}
