import { PATIENCE } from "./client-options.js";

/** The nodes of an API, by their base URLs. One is in use until it fails, then another. */
export interface Nodes {
  readonly urls: readonly string[];
  /**
   * Returns the node for the next attempt.
   *
   * @param avoided - A node that this attempt leaves alone if it can, without any effect on others.
   */
  current(avoided?: string): string;
  /**
   * Puts another node to use, unless others have done so already. A node that was `lost` is avoided for as long as a cluster may
   * take to recover, unless all the others were lost since. A node that is `busy` keeps the calls if no other is
   * known to be better.
   */
  failed(node: string, how: "lost" | "busy"): void;
  /** The probes in flight, by node: whether there was a response. */
  readonly probes: Map<string, Promise<boolean>>;
}

export function createNodes(urls: readonly [string, ...string[]]): Nodes {
  let [used] = urls;
  const losses = new Map<string, number>();
  const getAge = (node: string) => performance.now() - (losses.get(node) ?? Number.NEGATIVE_INFINITY);

  /** Chooses at random, so that many clients of a lost node do not all go to the same one. */
  const chooseOther = (node: string, evenIfLost: boolean): string => {
    const others = urls.filter((other) => other !== node).sort((left, right) => getAge(right) - getAge(left));
    const usable = others.filter((other) => getAge(other) > PATIENCE);
    return usable[Math.floor(Math.random() * usable.length)] ?? (evenIfLost ? others[0] : undefined) ?? node;
  };

  return {
    urls,
    probes: new Map(),
    current: (avoided) => (avoided === used ? chooseOther(used, false) : used),
    failed(node, how) {
      if (how === "lost") losses.set(node, performance.now());
      // Of many calls that fail at once, only the first moves on.
      if (node === used) used = chooseOther(node, how === "lost");
    },
  };
}
