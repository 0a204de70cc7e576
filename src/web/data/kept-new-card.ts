/** Where the form of a new card is kept between screens and reloads; it ends with the tab, because it holds a name and contacts (1.5). */
export const newCardKey = "otklik.newCard";

/** Begins the form of a new card with what another screen knows; the form fills in the rest. */
export const beginNewCard = (part: {
  readonly source: "districtHead" | "other";
  readonly text: string;
  readonly reason: string;
  readonly arrivedAt: string;
}): void => sessionStorage.setItem(newCardKey, JSON.stringify(part));
