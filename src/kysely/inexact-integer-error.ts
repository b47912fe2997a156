import { RestateAdminError } from "../index.js";

/** An integer of a row has the type `number`, which cannot hold it exactly. */
export class InexactIntegerError extends RestateAdminError {
  readonly column: string;
  readonly value: bigint;

  constructor({ column, value }: { readonly column: string; readonly value: bigint }) {
    super(
      `query: ${JSON.stringify(column)} is ${value}, which a number cannot hold exactly; select it with eb.cast<string>(..., "varchar")`,
    );
    this.column = column;
    this.value = value;
  }

  override get name(): string {
    return "InexactIntegerError";
  }
}
