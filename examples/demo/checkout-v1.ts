import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";
import { chargeCard } from "./charge-card.js";

interface Order {
  readonly id: string;
  readonly email: string;
}

/** The first version. Its bug: an order may have no email address, although the type requires one. */
export const checkoutV1: ServiceDefinition<"Checkout", unknown> = service({
  name: "Checkout",
  handlers: {
    async pay(ctx: Context, order: Order): Promise<string> {
      // Restate stores the result of this step, so later attempts do not charge again. The stored step also pins the
      // invocation: later attempts go to this deployment, until somebody resumes the invocation on another one.
      const payment = await ctx.run("charge the card", () => chargeCard("v1"));
      const address = order.email.toLowerCase();
      return `order ${order.id} is paid by ${payment}, the receipt goes to ${address}`;
    },
  },
  options: {
    // Three quick attempts, then the invocation pauses until somebody resumes it.
    retryPolicy: { initialInterval: 200, exponentiationFactor: 1, maxAttempts: 3, onMaxAttempts: "pause" },
  },
});
