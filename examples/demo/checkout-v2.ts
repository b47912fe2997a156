import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";
import { chargeCard } from "./charge-card.js";

interface Order {
  readonly id: string;
  readonly email?: string;
}

/** The fixed version. It has the same steps as the first one, so it can continue where the first one failed. */
export const checkoutV2: ServiceDefinition<"Checkout", unknown> = service({
  name: "Checkout",
  handlers: {
    async pay(ctx: Context, order: Order): Promise<string> {
      const payment = await ctx.run("charge the card", () => chargeCard("v2"));
      const address = order.email?.toLowerCase() ?? "the shop";
      return `order ${order.id} is paid by ${payment}, the receipt goes to ${address}`;
    },
  },
});
