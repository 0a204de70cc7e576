/** Addresses of things in VK as a person opens them (the host is vk.com or vk.ru). */

/** Where a comment lives: a wall post, a photo, a video or a board topic. */
export type CommentPlace = "wall" | "photo" | "video" | "topic";

export type CommentAddress = {
  readonly place: CommentPlace;
  readonly ownerId: string;
  readonly itemId: string;
  readonly commentId: string;
  readonly rootCommentId?: string | undefined;
};

export const DEFAULT_LINK_HOST = "https://vk.com";

/** `wall-9_5?reply=3`, with `&thread=` for a reply inside a thread; `topic-9_5?post=3` on a board. */
export const commentLink = (address: CommentAddress, host: string): string => {
  const base = `${host}/${address.place}${address.ownerId}_${address.itemId}`;
  if (address.place === "topic") return `${base}?post=${address.commentId}`;
  const thread =
    address.rootCommentId === undefined || address.rootCommentId === address.commentId ? "" : `&thread=${address.rootCommentId}`;
  return `${base}?reply=${address.commentId}${thread}`;
};

export const postLink = (ownerId: string, postId: string, host: string): string => `${host}/wall${ownerId}_${postId}`;

/** `id12` for a person, `club9` for a community. */
export const profileLink = (id: string, host: string): string => (id.startsWith("-") ? `${host}/club${id.slice(1)}` : `${host}/id${id}`);

/** A dialog as the community's staff opens it. */
export const dialogLink = (groupId: string, peerId: string, host: string): string => `${host}/gim${groupId}?sel=${peerId}`;

/**
 * The id of the thing under which people comment. A wall post keeps VK's own number; photos, videos and topics are counted apart
 * by VK, so theirs carry the kind and the owner: `photo-9_5`.
 */
export const placeId = (place: CommentPlace, ownerId: string, itemId: string): string =>
  place === "wall" ? itemId : `${place}${ownerId}_${itemId}`;

/** The reverse of `placeId`; a bare number is a post on the community's own wall. */
export const readPlaceId = (publicPostId: string, groupId: string): { place: CommentPlace; ownerId: string; itemId: string } | null => {
  if (/^\d+$/u.test(publicPostId)) return { place: "wall", ownerId: `-${groupId}`, itemId: publicPostId };
  const parts = /^(photo|video|topic)(-?\d+)_(\d+)$/u.exec(publicPostId);
  if (parts === null) return null;
  const [, place, ownerId, itemId] = parts;
  if (ownerId === undefined || itemId === undefined) return null;
  if (place === "photo" || place === "video" || place === "topic") return { place, ownerId, itemId };
  return null;
};
