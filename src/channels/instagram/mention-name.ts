/** A mention stands under a stranger's picture: it is answered by another call, so its name says that it is one. */

export type Mention = { readonly mediaId: string; readonly commentId: string | null };

export const mentionName = ({ commentId, mediaId }: Mention): string => `mention_${mediaId}_${commentId ?? ""}`;

/** The reverse of `mentionName`; null for a plain comment. */
export const readMention = (name: string): Mention | null => {
  const [, mediaId, commentId] = /^mention_(\d{1,40})_(\d{0,40})$/u.exec(name) ?? [];
  return mediaId === undefined ? null : { mediaId, commentId: commentId === undefined || commentId === "" ? null : commentId };
};
