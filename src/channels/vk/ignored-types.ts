/** Event types of VK that mean nothing to a case, with the reason: stored raw, shown in diagnostics, not processed. */

const IGNORED: Readonly<Record<string, string>> = {
  confirmation: "the handshake of the address, not a message",
  audio_new: "our own page's audio",
  photo_new: "our own page's photo",
  video_new: "our own page's video",
  like_add: "a like",
  like_remove: "a like taken back",
  group_join: "a new member",
  group_leave: "a member left",
  group_change_photo: "the page's picture changed",
  group_change_settings: "the page's settings changed",
  group_officers_edit: "the page's staff changed",
  user_block: "moderation on the page",
  user_unblock: "moderation on the page",
  poll_vote_new: "a vote in a poll",
  message_event: "a press of a button",
  message_read: "a read mark",
  message_typing_state: "typing",
  message_reaction_event: "a reaction to a message",
  messages_edit: "a batch of edits of our own messages",
  wall_repost: "a repost on a person's own wall",
  wall_schedule_post_new: "a delayed post of our own",
  wall_schedule_post_delete: "a delayed post of our own",
  vkpay_transaction: "money",
  app_payload: "a mini-app",
  lead_forms_new: "a form of advertising",
  market_order_new: "the page's shop",
  market_order_edit: "the page's shop",
};

const FAMILIES: readonly (readonly [prefix: string, reason: string])[] = [
  ["market_comment_", "a comment under a product of the page's shop: not a message to the municipality"],
  ["donut_", "a paid subscription"],
];

/** Why a type is set aside; a type we have never heard of is set aside too, and says so. */
export const ignoredReason = (type: string): string => {
  const exact = Object.hasOwn(IGNORED, type) ? IGNORED[type] : undefined;
  return exact ?? FAMILIES.find(([prefix]) => type.startsWith(prefix))?.[1] ?? "an event type that this version does not know";
};
