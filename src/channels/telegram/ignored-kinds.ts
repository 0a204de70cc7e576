/** Updates of Telegram that mean nothing to a case, with the reason: stored raw, shown in diagnostics, not processed. */

const IGNORED: Readonly<Record<string, string>> = {
  channel_post: "a post of our own channel: its copy in the discussion group tells of it",
  edited_channel_post: "an edit of our own post: its copy in the discussion group tells of it",
  business_connection: "a person's own account, not the page",
  business_message: "a person's own account, not the page",
  edited_business_message: "a person's own account, not the page",
  deleted_business_messages: "a person's own account, not the page",
  guest_message: "a chat that the bot is not in",
  message_reaction: "a reaction to a message",
  message_reaction_count: "reactions to a message",
  inline_query: "a search through the bot",
  chosen_inline_result: "a search through the bot",
  callback_query: "a press of a button",
  shipping_query: "a payment",
  pre_checkout_query: "a payment",
  purchased_paid_media: "a payment",
  poll: "votes in a poll",
  poll_answer: "a vote in a poll",
  chat_member: "a member came or left",
  chat_join_request: "a wish to become a member",
  chat_boost: "a boost of the channel",
  removed_chat_boost: "a boost of the channel",
  managed_bot: "another bot",
};

/** Why a kind is set aside; one that we have never heard of is set aside too, and says so. */
export const ignoredReason = (kind: string): string =>
  (Object.hasOwn(IGNORED, kind) ? IGNORED[kind] : undefined) ?? "an update that this version does not know";
