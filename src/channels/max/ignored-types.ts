/** Update types of MAX that mean nothing to a case, with the reason: stored raw, shown in diagnostics, not processed. */

const IGNORED: Readonly<Record<string, string>> = {
  bot_added: "the bot was added to a chat or a channel",
  chat_title_changed: "the channel's name changed",
  dialog_cleared: "a person cleared the history on their side",
  dialog_muted: "a person muted the dialog",
  dialog_unmuted: "a person unmuted the dialog",
  message_callback: "a press of a button",
  message_chat_created: "a chat opened by a button",
  message_construction_request: "a message built by a bot",
  message_constructed: "a message built by a bot",
  user_added: "a new subscriber",
  user_removed: "a subscriber left",
};

/** Why a type is set aside; a type we have never heard of is set aside too, and says so. */
export const ignoredReason = (type: string): string =>
  (Object.hasOwn(IGNORED, type) ? IGNORED[type] : undefined) ?? "an event type that this version does not know";
