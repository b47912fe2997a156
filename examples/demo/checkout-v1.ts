import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";
import { chargeCard } from "./charge-card.js";

interface Order {
  readonly id: string;
  readonly email: string;
}

/** The first version. Its bug: an order without an email address exists, whatever the type says. */
export const checkoutV1: ServiceDefinition<"Checkout", unknown> = service({
  name: "Checkout",
  handlers: {
    async pay(ctx: Context, order: Order): Promise<string> {
      // Restate keeps what this step returns, so no later attempt charges again. Since there is something to keep, the
      // invocation is pinned: every later attempt goes to this deployment, until somebody resumes it on another one.
      const payment = await ctx.run("charge the card", () => chargeCard("v1"));
      const address = order.email.toLowerCase();
      return `order ${order.id} is paid by ${payment}, the receipt goes to ${address}`;
    },
  },
  options: {
    // Three quick attempts, then it waits for somebody to repair it.
    retryPolicy: { initialInterval: 200, exponentiationFactor: 1, maxAttempts: 3, onMaxAttempts: "pause" },
  },
});
