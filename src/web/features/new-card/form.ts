import type { FileInfo, ManualSource, NewCardRequest } from "#http/contract";
import { fromLocalMoment, toLocalMoment } from "../../ui/local-moment.ts";

/** What the curator has typed so far. */
export type NewCardForm = {
  readonly source: ManualSource;
  readonly text: string;
  readonly files: readonly FileInfo[];
  readonly authorName: string;
  readonly contacts: string;
  readonly arrivedAt: string;
  readonly reason: string;
  readonly replyTo: "way" | "page";
  readonly way: string;
  readonly pageId: string;
  readonly kind: "comment" | "direct";
  readonly link: string;
};

export type FormTrouble = Partial<Readonly<Record<"text" | "reason" | "replyTo" | "arrivedAt" | "link", string>>>;

type TroubleWords = {
  readonly textRequired: string;
  readonly reasonRequired: string;
  readonly wayRequired: string;
  readonly arrivalRequired: string;
  readonly arrivalFuture: string;
};

/** An empty form: the message is arriving now, until the curator says otherwise. */
export const emptyForm = (now: number, zone: string): NewCardForm => ({
  source: "districtHead",
  text: "",
  files: [],
  authorName: "",
  contacts: "",
  arrivedAt: toLocalMoment(now, zone),
  reason: "",
  replyTo: "way",
  way: "",
  pageId: "",
  kind: "direct",
  link: "",
});

/** What is missing, by the field, in words. */
export const troubleOf = (
  form: NewCardForm,
  { now, zone, words }: { readonly now: number; readonly zone: string; readonly words: TroubleWords },
): FormTrouble => {
  const arrivedAt = fromLocalMoment(form.arrivedAt, zone);
  const hasWay = form.replyTo === "way" ? form.way.trim() !== "" : form.pageId !== "";
  return {
    ...(form.text.trim() === "" ? { text: words.textRequired } : {}),
    ...(form.reason.trim() === "" ? { reason: words.reasonRequired } : {}),
    ...(arrivedAt === null ? { arrivedAt: words.arrivalRequired } : arrivedAt > now ? { arrivedAt: words.arrivalFuture } : {}),
    ...(form.source === "incident" || hasWay ? {} : { replyTo: words.wayRequired }),
  };
};

/** The form as the server takes it; what «Инцидент» sends is answered by a hand-over, so that it has no way of its own (3.2.6). */
export const requestOf = (form: NewCardForm, zone: string): NewCardRequest => ({
  source: form.source,
  kind: form.source === "incident" ? "post" : form.replyTo === "way" ? "direct" : form.kind,
  authorName: form.authorName.trim(),
  contacts: form.contacts.trim(),
  text: form.text.trim(),
  files: form.files.map(({ fileId }) => fileId),
  link: form.link.trim(),
  arrivedAt: fromLocalMoment(form.arrivedAt, zone) ?? 0,
  reason: form.reason.trim(),
  replyTo:
    form.source === "incident"
      ? null
      : form.replyTo === "way"
        ? { kind: "way", words: form.way.trim() }
        : { kind: "page", pageId: form.pageId },
});
