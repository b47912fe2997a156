import type { Fetch } from "../../src/index.js";
import type { Boxed } from "./odd-values.js";

/** What a scripted `fetch` does when it is called once. Pauses are in milliseconds. */
export type Behaviour =
  | { readonly kind: "throw"; readonly pause: number; readonly thrown: Boxed }
  /** Throws what says for certain that nothing was sent. */
  | { readonly kind: "refuse"; readonly pause: number; readonly code: string }
  | { readonly kind: "silence"; readonly obedient: boolean }
  | Answer;

export interface Answer {
  readonly kind: "answer";
  readonly pause: number;
  readonly status: number;
  readonly headers: [string, string][];
  readonly chunks: readonly unknown[];
  readonly ending: "end" | "stall" | Boxed;
  /** Whether it ends as soon as the signal is aborted, like every real `fetch`. */
  readonly obedient: boolean;
  /** Whether somebody has read the body before, such as a `fetch` that logs. */
  readonly used: boolean;
}

export interface ScriptedFetch {
  readonly fetch: Fetch;
  /** What it has done up to now, one for each call. */
  readonly played: readonly Behaviour[];
  /** How many of its own timers are still running. */
  countTimers(): number;
}

/** Plays one behaviour for each call, and the last of them again for every further one. */
export function playScript(script: readonly Behaviour[]): ScriptedFetch {
  const played: Behaviour[] = [];
  let timers = 0;

  async function pass(milliseconds: number): Promise<void> {
    if (milliseconds === 0) return;
    timers++;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    timers--;
  }

  async function play(behaviour: Behaviour, signal: AbortSignal): Promise<Response> {
    if (behaviour.kind === "silence") return waitForEver(behaviour.obedient ? signal : undefined);
    await pass(behaviour.pause);
    if (behaviour.kind === "throw") throw behaviour.thrown.value;
    if (behaviour.kind === "refuse") throw new TypeError("fetch failed", { cause: { code: behaviour.code } });
    return answer(behaviour, signal);
  }

  async function answer({ status, headers, chunks, ending, pause, obedient, used }: Answer, signal: AbortSignal) {
    if (status === 0) return Response.error();
    const left = [...chunks];
    const body = new ReadableStream({
      start(controller) {
        if (obedient) signal.addEventListener("abort", () => controller.error(signal.reason));
      },
      async pull(controller) {
        await pass(pause);
        // Aborted meanwhile: no more can be said to it.
        if (obedient && signal.aborted) return;
        if (left.length > 0) controller.enqueue(left.shift());
        else if (ending === "end") controller.close();
        else if (ending === "stall") await waitForEver(undefined);
        else throw ending.value;
      },
    });
    const response = new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
    if (used) await response.text().catch(() => {});
    return response;
  }

  return {
    played,
    countTimers: () => timers,
    fetch(_, init) {
      const behaviour = script[Math.min(played.length, script.length - 1)];
      if (!behaviour || !init?.signal) throw new Error("a script has at least one behaviour, and a call has a signal");
      played.push(behaviour);
      return play(behaviour, init.signal);
    },
  };
}

function waitForEver(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}
