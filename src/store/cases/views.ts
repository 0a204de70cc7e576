/** What each view of the list holds and in which order; the indexes of the migration match these words exactly. */
import { sql, type RawBuilder } from "kysely";
import type { ActingRole } from "#case";
import type { ListView } from "#app";

/** `due`: what burns first, then what has no clock. `since`: what ended last comes first. `number`: the newest first. */
export type Order = "due" | "since" | "number";

export type View = { readonly filter: RawBuilder<boolean>; readonly order: Order };

const waitsFor: Record<ActingRole, RawBuilder<boolean>> = {
  curator: sql<boolean>`not ended and waits_curator`,
  head: sql<boolean>`not ended and waits_head`,
  unit: sql<boolean>`not ended and waits_unit`,
  controller: sql<boolean>`not ended and waits_controller`,
};

/** The view as this role sees it. */
export const viewOf = (view: ListView, role: ActingRole): View => {
  switch (view) {
    case "queue":
      return { filter: sql<boolean>`not ended`, order: "due" };
    case "urgent":
      return { filter: sql<boolean>`not ended and waits_head`, order: "due" };
    case "mine":
      return { filter: waitsFor[role], order: "due" };
    case "awaitingAuthor":
      return { filter: sql<boolean>`not ended and waits_author`, order: "due" };
    case "answered":
      return { filter: sql<boolean>`ended`, order: "since" };
    case "all":
      return { filter: sql<boolean>`true`, order: "number" };
  }
};
