/** Sends an order to the service through Restate, without waiting for its result, and returns the invocation's id. */
export async function sendOrder(ingressUrl: string, order: { readonly id: string }): Promise<string> {
  const response = await fetch(`${ingressUrl}/Checkout/pay/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(order),
    signal: AbortSignal.timeout(10_000),
  });
  const body: unknown = await response.json();
  if (typeof body === "object" && body !== null && "invocationId" in body) return String(body.invocationId);
  throw new Error(`Restate did not accept the order: ${response.status} ${JSON.stringify(body)}`);
}

/** Returns the result of the invocation. */
export async function readResult(ingressUrl: string, invocationId: string): Promise<string> {
  const response = await fetch(`${ingressUrl}/restate/invocation/${invocationId}/output`, {
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`There is no result of ${invocationId}: ${response.status}`);
  return String(await response.json());
}
