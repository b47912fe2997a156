/** What a document says of its API. The generator writes this file for each client, with what its document says. */

/** The name of the client, in warnings. */
export const PACKAGE: string = "api";

/** The first address that the document gives; undefined if it gives none. */
export const SERVER: string | undefined = undefined;
