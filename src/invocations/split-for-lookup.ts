/** The server looks up each id, and its queries get slower than in proportion with more of them (seen on 1.7.12). */
const IDS_PER_QUERY = 1_000;

/** Splits ids, or rows with an id, into as many as a query may look up. */
export function splitForLookup<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / IDS_PER_QUERY) }, (_, index) =>
    all.slice(index * IDS_PER_QUERY, (index + 1) * IDS_PER_QUERY),
  );
}
