/** Telegram counts messages in every chat anew, so a message is named with its chat: `-1001234_55`. */

export type MessagePlace = { readonly chatId: string; readonly messageId: string };

export const messageName = (chatId: string, messageId: string): string => `${chatId}_${messageId}`;

/** The reverse of `messageName`; null for anything else. */
export const readMessageName = (name: string): MessagePlace | null => {
  const [, chatId, messageId] = /^(-?\d{1,20})_(\d{1,20})$/u.exec(name) ?? [];
  return chatId === undefined || messageId === undefined ? null : { chatId, messageId };
};

/** Several messages of one publication (an album, a text with its files) are named with commas between; the first is the one answered to. */
export const readMessageNames = (names: string): readonly MessagePlace[] =>
  names.split(",").flatMap((name) => readMessageName(name.trim()) ?? []);

/** The parts of an album come one by one and are one message: they share this key. */
export const albumKey = (chatId: string, mediaGroupId: string): string => `${chatId}_g${mediaGroupId}`;
