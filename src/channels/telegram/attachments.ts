/** What is attached to a message → the product's eight kinds. Telegram gives no links: a file is fetched later by its `file_id`. */
import type { InboundAttachment } from "#app";
import { childAt, childrenAt, fieldOf, isRecord, numberAt, optionalTextAt, type PayloadNode } from "../payload-reader.ts";

/** `undefined` fields are dropped, so that an attachment carries only what the network told. */
type Loose = { readonly [K in keyof InboundAttachment]: InboundAttachment[K] | undefined } & { readonly kind: InboundAttachment["kind"] };

const compact = ({ externalId, kind, mime, name, size, url }: Loose): InboundAttachment => ({
  kind,
  ...(externalId === undefined ? {} : { externalId }),
  ...(url === undefined ? {} : { url }),
  ...(name === undefined || name === "" ? {} : { name }),
  ...(mime === undefined ? {} : { mime }),
  ...(size === undefined ? {} : { size }),
});

const file = (kind: InboundAttachment["kind"], node: PayloadNode, known: Partial<Loose> = {}): InboundAttachment =>
  compact({
    kind,
    externalId: optionalTextAt(node, "file_id"),
    name: optionalTextAt(node, "file_name"),
    mime: optionalTextAt(node, "mime_type"),
    size: numberAt(node, "file_size"),
    ...known,
  });

/** A photo comes in several sizes: the one with the most points is the photo. */
const photo = (sizes: readonly PayloadNode[]): InboundAttachment | null => {
  const area = (node: PayloadNode): number => (numberAt(node, "width") ?? 0) * (numberAt(node, "height") ?? 0);
  const best = sizes.toSorted((a, b) => area(b) - area(a)).at(0);
  return best === undefined ? null : file("photo", best, { mime: "image/jpeg" });
};

const audioName = (node: PayloadNode): string =>
  [optionalTextAt(node, "performer"), optionalTextAt(node, "title")].filter((part) => part !== undefined).join(" — ");

const geo = (location: PayloadNode, name: string | undefined): InboundAttachment => {
  const latitude = numberAt(location, "latitude");
  const longitude = numberAt(location, "longitude");
  const point = latitude === undefined || longitude === undefined ? undefined : `${latitude},${longitude}`;
  return compact({ kind: "geo", externalId: point, url: point === undefined ? undefined : `geo:${point}`, name: name ?? point });
};

/** A venue repeats its place as a `location` beside it. */
const placeOf = (message: PayloadNode): InboundAttachment | null => {
  const venue = childAt(message, "venue");
  const location = (venue === undefined ? undefined : childAt(venue, "location")) ?? childAt(message, "location");
  if (location === undefined) return null;
  const name = venue === undefined ? [] : [optionalTextAt(venue, "title"), optionalTextAt(venue, "address")];
  return geo(location, name.filter((part) => part !== undefined).join(", ") || undefined);
};

type Convert = (node: PayloadNode) => InboundAttachment;

/** Things that are one object in a field of the message. */
const CONVERTERS: Readonly<Record<string, Convert>> = {
  video: (node) => file("video", node),
  video_note: (node) => file("video", node, { mime: "video/mp4" }),
  animation: (node) => file("video", node),
  live_photo: (node) => file("photo", node),
  audio: (node) => file("audio", node, { name: optionalTextAt(node, "file_name") ?? audioName(node) }),
  voice: (node) => file("voice", node),
  document: (node) => file("doc", node),
  sticker: (node) => file("sticker", node, { name: optionalTextAt(node, "emoji") }),
  poll: (node) => compact({ kind: "link", name: optionalTextAt(node, "question") }),
  game: (node) => compact({ kind: "link", name: optionalTextAt(node, "title") }),
  story: () => compact({ kind: "link", name: "story" }),
  paid_media: () => compact({ kind: "link", name: "paid media" }),
  dice: (node) => compact({ kind: "sticker", name: optionalTextAt(node, "emoji") }),
};

/** All that is attached to a message, the place on the map included. */
export const attachmentsOf = (message: PayloadNode): readonly InboundAttachment[] => {
  const found: InboundAttachment[] = [];
  const picture = photo(childrenAt(message, "photo"));
  if (picture !== null) found.push(picture);
  // An animation comes a second time as a document.
  const isAnimation = isRecord(fieldOf(message, "animation"));
  for (const [key, convert] of Object.entries(CONVERTERS)) {
    const node = key === "document" && isAnimation ? undefined : childAt(message, key);
    if (node !== undefined) found.push(convert(node));
  }
  const place = placeOf(message);
  return place === null ? found : [...found, place];
};

const SPEAKING_FIELDS = [
  "text",
  "caption",
  "rich_message",
  "contact",
  "checklist",
  "photo",
  "venue",
  "location",
  ...Object.keys(CONVERTERS),
];

/** Joining, leaving, pinning and the like are messages too, but nobody's words. */
export const saysSomething = (message: PayloadNode): boolean =>
  SPEAKING_FIELDS.some((key) => {
    const value = fieldOf(message, key);
    return value !== undefined && value !== null;
  });
