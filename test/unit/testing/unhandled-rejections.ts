import { once } from "node:events";

export interface UnhandledRejections {
  /** Resolves to the reason of the first one since the last call. */
  next(): Promise<unknown>;
  restore(): void;
}

/** Takes the place of the runner, which fails a test for a rejection that nobody handles. */
export function catchUnhandledRejections(): UnhandledRejections {
  const listeners = process.listeners("unhandledRejection");
  const caught = new EventTarget();
  const reasons: unknown[] = [];
  const keep = (reason: unknown) => {
    reasons.push(reason);
    caught.dispatchEvent(new Event("rejection"));
  };
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", keep);
  return {
    async next() {
      if (reasons.length === 0) await once(caught, "rejection");
      return reasons.shift();
    },
    restore() {
      process.off("unhandledRejection", keep);
      for (const listener of listeners) process.on("unhandledRejection", listener);
    },
  };
}
