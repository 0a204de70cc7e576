/** The words of a post as a person reads them: long links instead of short ones, signs instead of their codes, without the names X puts before a reply. */
import { childAt, childrenAt, fieldOf, optionalTextAt, textAt, type PayloadNode } from "../payload-reader.ts";

const SIGNS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const plain = (text: string): string => text.replace(/&(?:amp|lt|gt);/gu, (code) => SIGNS[code] ?? code);

/** A link to the post's own picture is nobody's word. */
const withLongLinks = (text: string, entities: PayloadNode | undefined): string => {
  let words = text;
  for (const link of entities === undefined ? [] : childrenAt(entities, "urls")) {
    const short = optionalTextAt(link, "url");
    if (short === undefined) continue;
    const isOwnPicture = fieldOf(link, "media_key") !== undefined || /\/(?:photo|video)\/\d+$/u.test(textAt(link, "expanded_url"));
    words = words.replaceAll(short, isOwnPicture ? "" : (optionalTextAt(link, "expanded_url") ?? short));
  }
  return words;
};

/** "@town @neighbour " before a reply: X adds them by itself. */
export const withoutAddressees = (text: string): string => text.replace(/^(?:@\w{1,30}\s+)+/u, "");

/** A long post has its whole text apart. */
export const postWords = (post: PayloadNode, isReply: boolean): string => {
  const long = childAt(post, "note_tweet");
  const whole = long !== undefined && textAt(long, "text") !== "" ? long : post;
  const text = plain(withLongLinks(textAt(whole, "text"), childAt(whole, "entities"))).trim();
  return isReply ? withoutAddressees(text) : text;
};

/** The words of a direct message. */
export const directWords = (message: PayloadNode): string =>
  plain(withLongLinks(textAt(message, "text"), childAt(message, "entities"))).trim();
