import type { AppParts } from "./parts.ts";
import { createActBook } from "./act-book.ts";
import type { ActBook } from "./act-book.ts";

/** The parts of the app with the acts at hand: what every use case takes. */
export type Desk = AppParts & { readonly book: ActBook };

/** The parts with the acts indexed and the calendars compiled as they are asked for. */
export function deskOf(parts: AppParts): Desk {
  return { ...parts, book: createActBook(parts.acts, parts.calendars) };
}
