/** How the scenarios look at what happens; for every runtime, so without anything of Node's. */

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Compares what JSON can hold, and bigints. */
export function equal(actual, wanted, detail) {
  if (show(actual) === show(wanted)) return;
  throw new Error(`${show(actual)}, not ${show(wanted)}${detail === undefined ? "" : ` (${describe(detail)})`}`);
}

function show(value) {
  return String(JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part)));
}

function describe(error) {
  return `${error}${error?.cause === undefined ? "" : `, because of ${error.cause}`}`;
}

/** What a call fails with; it must. */
export async function catchError(call) {
  const result = await call.then(
    () => undefined,
    (error) => ({ error }),
  );
  if (result === undefined) throw new Error("there was no error");
  return result.error;
}

/** A scenario that hangs must not keep the others from being run. */
export async function within(milliseconds, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a call tells the relay in the header `x-call`, to be found again. */
export function createCallId() {
  return Math.random().toString(36).slice(2);
}

export async function readCall(relayUrl, id) {
  const response = await fetch(`${relayUrl}/calls/${id}`);
  if (!response.ok) throw new Error(`the relay has not seen the call ${id}`);
  return response.json();
}

export async function breakCallOff(relayUrl, id) {
  const response = await fetch(`${relayUrl}/break/${id}`, { method: "POST" });
  if (!response.ok) throw new Error(`the relay has no answer to the call ${id} to break off`);
}

/** How a call has ended for the relay. The runtime may take a moment to close the connection. */
export async function untilCallEnds(relayUrl, id) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { end } = await readCall(relayUrl, id);
    if (end !== null) return end;
    await sleep(50);
  }
  return "not at all";
}
