import { randomUUID } from "node:crypto";

/** Stands for a call of a payment provider: to do it twice would cost a customer money. */
export function chargeCard(version: string): string {
  const payment = `payment-${randomUUID()}`;
  console.log(`   ${version} charges the card: ${payment}`);
  return payment;
}
