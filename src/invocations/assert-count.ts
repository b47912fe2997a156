/** @throws TypeError that names the value if it is not a whole number of at least `least`. */
export function assertCount(value: number, name: string, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new TypeError(`${name} must be a whole number from ${least}, not ${String(value)}`);
}
