/** VK's three keys, and which call may use which: most calls take the community's, some only a person's. */
import type { ChannelPage } from "#app";
import { secretOf } from "../page-settings.ts";

export type TokenKind = "community" | "user" | "service";

const SECRET_NAMES: Readonly<Record<TokenKind, string>> = { community: "communityToken", user: "userToken", service: "serviceToken" };

/** The limits that VK allows per key and second. */
export const CALLS_PER_SECOND: Readonly<Record<TokenKind, number>> = { community: 20, user: 3, service: 3 };

export type Token = { readonly kind: TokenKind; readonly value: string };

/** The first of the wanted keys that the page has, or null. */
export const tokenOf = (page: ChannelPage, wanted: readonly TokenKind[]): Token | null => {
  for (const kind of wanted) {
    const value = secretOf(page, SECRET_NAMES[kind]);
    if (value !== undefined) return { kind, value };
  }
  return null;
};
