import { z } from "zod";
import { instant } from "./common.ts";
import { caseRow } from "./list.ts";

export const searchQuery = z.object({ words: z.string().min(1).max(200) });

/** Where the words were found: the case was named by its number or link, or they stand in the message, a reply, or the author's name. */
export const foundPlace = z.enum(["number", "link", "message", "reply", "author"]);

export const foundRow = caseRow.extend({
  place: foundPlace,
  /** The text around the words, in pieces; `hit` pieces are the words. Null where the case was not found by a text. */
  fragment: z.array(z.object({ text: z.string(), hit: z.boolean() })).nullable(),
});
export type FoundRow = z.infer<typeof foundRow>;

export const searchResult = z.object({ rows: z.array(foundRow), more: z.boolean(), now: instant });
export type SearchResult = z.infer<typeof searchResult>;
