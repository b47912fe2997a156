/** Names the files with the schema and with the tables of a version. */
export function nameSchemas(version: string): readonly [schema: string, tables: string] {
  return [`schemas/openapi/${version}.json`, `schemas/tables/${version}.json`];
}
