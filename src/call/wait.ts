import { runWithin } from "./run-within.js";

/** Waits for a time. The promise rejects with the signal's reason as soon as the signal aborts. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pass = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
  await runWithin(0, signal, pass).finally(() => clearTimeout(timer));
}
