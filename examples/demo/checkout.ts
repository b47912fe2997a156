import { randomUUID } from "node:crypto";
import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";

interface Order {
  readonly id: string;
  /** Absent from some orders, although the first version relies on it. */
  readonly email: string;
}

/** Stands in for a call to a payment provider. Calling it twice would cost the customer money. */
function chargeCard(version: string): string {
  const payment = `payment-${randomUUID()}`;
  console.log(`   ${version} charges the card: ${payment}`);
  return payment;
}

/** Creates a version of the service. Both have the same steps, so the second can continue where the first one failed. */
function createCheckout(
  version: string,
  readAddress: (order: Order) => string,
): ServiceDefinition<"Checkout", unknown> {
  return service({
    name: "Checkout",
    handlers: {
      async pay(ctx: Context, order: Order): Promise<string> {
        // Restate stores the result of this step, so later attempts do not charge again. The stored step also pins the
        // invocation: later attempts go to this deployment, until somebody resumes the invocation on another one.
        const payment = await ctx.run("charge the card", () => chargeCard(version));
        return `order ${order.id} is paid by ${payment}, the receipt goes to ${readAddress(order)}`;
      },
    },
    options: {
      // Three quick attempts, then the invocation pauses until somebody resumes it.
      retryPolicy: { initialInterval: 200, exponentiationFactor: 1, maxAttempts: 3, onMaxAttempts: "pause" },
    },
  });
}

export const checkoutV1: ServiceDefinition<"Checkout", unknown> = createCheckout("v1", ({ email }) =>
  email.toLowerCase(),
);

export const checkoutV2: ServiceDefinition<"Checkout", unknown> = createCheckout(
  "v2",
  ({ email }: Partial<Order>) => email?.toLowerCase() ?? "the shop",
);
