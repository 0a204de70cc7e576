import type { ActEdge, ActRoute } from "#http/contract";

/** From so many steps on, a move to one and the same step is told once for all: drawn, it would be a net over the picture. */
const commonFrom = 5;

export type CommonMove = { readonly edge: ActEdge; readonly from: readonly string[] };
export type Parted = { readonly own: readonly ActEdge[]; readonly common: readonly CommonMove[] };

/** The moves that are open at many steps alike, apart from those that make the picture. */
export const partMoves = ({ edges }: Pick<ActRoute, "edges">): Parted => {
  const groups = new Map<string, readonly ActEdge[]>();
  for (const edge of edges) {
    const key = `${edge.name} ${edge.to}`;
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const isCommon = (edge: ActEdge): boolean => (groups.get(`${edge.name} ${edge.to}`) ?? []).length >= commonFrom;
  const common = [...groups.values()].flatMap((group) => {
    const [edge] = group;
    return edge !== undefined && isCommon(edge) ? [{ edge, from: group.map(({ from }) => from) }] : [];
  });
  return { own: edges.filter((edge) => !isCommon(edge)), common };
};
