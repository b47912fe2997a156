import { randomUUID } from "node:crypto";

/** Stands in for a call to a payment provider. Calling it twice would cost the customer money. */
export function chargeCard(version: string): string {
  const payment = `payment-${randomUUID()}`;
  console.log(`   ${version} charges the card: ${payment}`);
  return payment;
}
