import { pollUntil } from "../kit/poll-until.js";
import { unknownInvocation } from "./invocation-states.js";

/**
 * Takes the only place of a server that admits one request at a time. Returns a function that frees it. Without
 * workers, nobody answers a deletion, so the request for one holds the place.
 */
export async function holdOnlyPlace(adminUrl: string): Promise<() => Promise<void>> {
  let end = new AbortController();
  let isHeld = false;
  const isFull = async () => (await fetch(`${adminUrl}/health`)).status === 429;

  const hold = async (): Promise<void> => {
    // The request that checks whether the server is full may have taken the place for a moment.
    if (isHeld) return;
    isHeld = true;
    end = new AbortController();
    const signal = AbortSignal.any([end.signal, AbortSignal.timeout(60_000)]);
    fetch(`${adminUrl}/invocations/${unknownInvocation}?mode=Kill`, { method: "DELETE", signal }).then(
      () => {
        isHeld = false;
      },
      () => {},
    );
  };

  await pollUntil(
    "full",
    async () => {
      await hold();
      return isFull();
    },
    (full) => full,
  );
  return async () => {
    end.abort();
    await pollUntil("free again", isFull, (full) => !full);
  };
}
