import {
  type CompiledQuery,
  DefaultQueryCompiler,
  type OperationNode,
  type PrimitiveValueListNode,
  type QueryId,
  type RawNode,
  type RootOperationNode,
} from "kysely";
import { type SqlValue, sql } from "../index.js";

/**
 * Compiles queries to the SQL of the server, which is close to that of PostgreSQL. Values become literals, since the
 * server has no parameters.
 *
 * @throws TypeError for a query whose outermost statement writes, and for `fetch`, which a server ignores silently.
 */
export class RestateQueryCompiler extends DefaultQueryCompiler {
  #text = "";

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const { kind } = node;
    if (kind !== "SelectQueryNode" && kind !== "RawNode")
      throw new TypeError(`${kind.replace(/(Query)?Node$/, "")}: the server's tables are read-only`);
    this.#text = "";
    return super.compileQuery(node, queryId);
  }

  protected override getSql(): string {
    return this.#text;
  }

  protected override append(text: string): void {
    this.#text += text;
  }

  protected override appendValue(value: unknown): void {
    // The tag throws a TypeError for a value that no literal can express.
    this.append(sql`${value as SqlValue}`.text);
  }

  protected override appendImmediateValue(value: unknown): void {
    this.appendValue(value);
  }

  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    this.appendValue(node.values);
  }

  /** Checks the SQL around a value as the `sql` tag of this package does: a literal inside quotes could close them. */
  protected override visitRaw(node: RawNode): void {
    const before = this.#text;
    const values = node.parameters.map((value) => sql(toTemplate([this.#compile(value)])));
    this.#text = before + sql(toTemplate(node.sqlFragments), ...values).text;
  }

  /** Compiles a node alone. Overwrites `#text`, which `visitRaw` restores. */
  #compile(node: OperationNode): string {
    this.#text = "";
    this.visitNode(node);
    return this.#text;
  }

  protected override visitFetch(): void {
    throw new TypeError("fetch: Restate 1.6.2 ignores it and returns all rows; use limit");
  }
}

function toTemplate(parts: readonly string[]): TemplateStringsArray {
  return Object.assign([...parts], { raw: parts });
}
