/** The addresses of MAX's API that more than one of our acts uses. */
import type { MaxCall } from "./api.ts";

const part = encodeURIComponent;

export const commentsPath = (postId: string): string => `/messages/${part(postId)}/comments`;

export const commentCall = (postId: string, commentId: string): MaxCall => ({
  method: "GET",
  path: `${commentsPath(postId)}/${part(commentId)}`,
});

export const messageCall = (messageId: string): MaxCall => ({ method: "GET", path: `/messages/${part(messageId)}` });

export const chatPath = (chatId: string): string => `/chats/${part(chatId)}`;

/** A new message: the schema wants all three fields, empty ones too. */
export const sendCall = (chatId: string, text: string, attachments: readonly Readonly<Record<string, unknown>>[]): MaxCall => ({
  method: "POST",
  path: "/messages",
  query: { chat_id: chatId },
  body: { text, attachments, link: null },
});
