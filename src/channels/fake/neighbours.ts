/** The pages that one make-believe town has in several networks: each wall leads to the others. */
export type Neighbour = { readonly network: string; readonly url: string };

/** Asked when a wall is opened: the networks start one after another. */
export type Neighbours = () => readonly Neighbour[];
