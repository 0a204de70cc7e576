/** Addresses of things in Odnoklassniki as a person opens them, and ids with and without their prefix. */

export const DEFAULT_LINK_HOST = "https://ok.ru";

/** OK gives single comments no address: a comment is shown by its topic. */
export const topicLink = (groupId: string, topicId: string, host: string): string => `${host}/group/${groupId}/topic/${topicId}`;

/** `group:9` is a group, bare digits are a person. */
export const profileLink = (id: string, host: string): string =>
  id.startsWith("group:") ? `${host}/group/${id.slice("group:".length)}` : `${host}/profile/${id}`;

/** `user:12` → `12`; a group keeps its prefix, for its numbers are counted apart. */
export const personId = (reference: string): string => (reference.startsWith("user:") ? reference.slice("user:".length) : reference);

/** An id that may stand in the path of a call. */
export const isPathId = (id: string): boolean => /^[a-zA-Z]+:[\w.-]{1,100}$/u.test(id);
