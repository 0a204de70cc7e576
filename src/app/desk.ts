import { createKnownPages } from "./intake/known-pages.ts";
import type { KnownPages } from "./intake/known-pages.ts";
import type { AppParts } from "./parts.ts";
import { createBooks } from "./rules/books.ts";
import type { Books } from "./rules/books.ts";

/** The parts of the app with the rules at hand: what every use case takes. */
export type Desk = AppParts & { readonly bookOf: Books; readonly knownPage: KnownPages };

/** The parts with the acts indexed and the calendars compiled as they are asked for. */
export function deskOf(parts: AppParts): Desk {
  return { ...parts, bookOf: createBooks(parts), knownPage: createKnownPages(parts.store.findPage, parts.now) };
}
