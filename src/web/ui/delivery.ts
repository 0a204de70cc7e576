import type { Card } from "#http/contract";
import { useProcedure } from "../data/procedure.ts";

/** Whether the route of a card ends with a hand-over to another body (3.2.6), and not with a publication. */
export const useIsHandedOver = (card: Pick<Card, "route">): boolean => {
  const { data: act } = useProcedure();
  return act?.routes.some(({ name, delivery }) => name === card.route.name && delivery === "handover") ?? false;
};
