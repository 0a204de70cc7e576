/** Addresses of things in Telegram as a person opens them. */

export const DEFAULT_LINK_HOST = "https://t.me";

/** A chat by its public name, or by its number where it has none: such a link opens for members only. */
const chatPath = (chatId: string, username: string | undefined): string =>
  username === undefined ? `c/${chatId.replace(/^-(?:100)?/u, "")}` : username;

/** `t.me/town/17`, `t.me/c/1234/17`. */
export const postLink = (chat: { readonly id: string; readonly username: string | undefined }, messageId: string, host: string): string =>
  `${host}/${chatPath(chat.id, chat.username)}/${messageId}`;

/** A comment in the discussion group, opened inside its thread where the thread is known. */
export const commentLink = (
  group: { readonly id: string; readonly username: string | undefined },
  { host, messageId, threadId }: { readonly messageId: string; readonly threadId: string | undefined; readonly host: string },
): string => `${postLink(group, messageId, host)}${threadId === undefined || threadId === messageId ? "" : `?thread=${threadId}`}`;

/** Only people and channels with a public name have an address. */
export const profileLink = (username: string | undefined, host: string): string | undefined =>
  username === undefined ? undefined : `${host}/${username}`;
