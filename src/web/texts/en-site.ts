import type { ruSite } from "./ru-site.ts";

/** Words of the public page (3.6). */
export const enSite: typeof ruSite = {
  title: "The answer interests many",
  hint: "This is how everybody reads it on the site. Take out names, addresses and phone numbers.",
  question: "The question in short",
  answer: "The answer for everybody",
  pages: "Post it on these pages too",
  byHand: "by hand",
  publish: "Publish on the site",
  correct: "Correct",
  withdraw: "Take off the site",
  reason: "Why it is taken off",
  cancel: "Cancel",
  open: "Open on the site",
  checked: "The words were checked: no personal data, or it may be published",
  found: "Looks like personal data:",
  kinds: { phone: "phone", email: "e-mail", card: "card number", passport: "passport", snils: "SNILS", flat: "flat", name: "name" },
  deeds: { published: "Published", corrected: "Corrected", withdrawn: "Taken off" },
  post: { queued: "Being posted", published: "Posted", failed: "Not posted: copy the text, post it yourself and give the link" },
  link: "Link to the post",
  confirm: "Posted",
  failed: "It did not work. Nothing was changed.",
  answered: "Answered on the site before",
  insert: "Insert the link",
};
