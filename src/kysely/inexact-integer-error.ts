import { RestateAdminError } from "../index.js";

/** An integer of a row that its type, `number`, cannot hold exactly. The message leaves the value out: rows may be secret. */
export class InexactIntegerError extends RestateAdminError {
  readonly column: string;
  readonly value: bigint;

  constructor({ column, value }: { readonly column: string; readonly value: bigint }) {
    super(
      `query: ${JSON.stringify(column)} is an integer that a number cannot hold exactly; select it with eb.cast<string>(..., "varchar")`,
    );
    this.column = column;
    this.value = value;
  }

  override get name(): string {
    return "InexactIntegerError";
  }
}
