/** What is attached to a post or a direct message → the product's kinds. Files of direct messages are given only to a signed question. */
import type { InboundAttachment } from "#app";
import { childAt, childrenAt, fieldOf, idAt, optionalTextAt, textAt, type PayloadNode } from "../payload-reader.ts";

type Media = { readonly kind: "photo" | "video"; readonly url: string | undefined; readonly previewUrl: string | undefined };

const kindOf = (type: string): Media["kind"] => (type === "photo" ? "photo" : "video");

/** The sharpest file of a video; X offers it in several. */
const videoUrl = (media: PayloadNode): string | undefined => {
  const rate = (one: PayloadNode): number => {
    const value = fieldOf(one, "bit_rate") ?? fieldOf(one, "bitrate");
    return typeof value === "number" ? value : 0;
  };
  const files = childrenAt(media, "variants").filter((one) => textAt(one, "content_type") === "video/mp4");
  const best = files.toSorted((a, b) => rate(b) - rate(a)).at(0);
  return best === undefined ? undefined : optionalTextAt(best, "url");
};

const mediaOf = (media: PayloadNode): Media => {
  const kind = kindOf(textAt(media, "type"));
  return {
    kind,
    url: kind === "photo" ? optionalTextAt(media, "url") : videoUrl(media),
    previewUrl: optionalTextAt(media, "preview_image_url"),
  };
};

const attachment = (externalId: string, { kind, previewUrl, url }: Media): InboundAttachment => ({
  kind,
  externalId,
  ...(url === undefined ? {} : { url }),
  ...(previewUrl === undefined ? {} : { previewUrl }),
});

/** Files come beside the post, by key; one that did not come along is a link to the post, where it can be seen. */
export const attachmentsOf = (
  post: PayloadNode,
  includes: PayloadNode | undefined,
  permalink: string | undefined,
): readonly InboundAttachment[] => {
  const holder = childAt(post, "attachments");
  const keys = holder === undefined ? [] : keysIn(holder);
  const known = new Map((includes === undefined ? [] : childrenAt(includes, "media")).map((media) => [textAt(media, "media_key"), media]));
  return keys.map((key) => {
    const media = known.get(key);
    if (media !== undefined) return attachment(key, mediaOf(media));
    return { kind: "link", externalId: key, name: "media", ...(permalink === undefined ? {} : { url: permalink }) };
  });
};

const keysIn = (holder: PayloadNode): readonly string[] => {
  const list = fieldOf(holder, "media_keys");
  return Array.isArray(list) ? list.filter((key): key is string => typeof key === "string" && key !== "") : [];
};

/** The one file of an older direct message: its address is kept as its name, for `locateAttachment` to sign. */
export const legacyAttachments = (data: PayloadNode): readonly InboundAttachment[] => {
  const holder = childAt(data, "attachment");
  const media = holder === undefined ? undefined : childAt(holder, "media");
  if (media === undefined) return [];
  const address = optionalTextAt(media, "media_url_https") ?? idAt(media, "id");
  return address === undefined ? [] : [{ kind: kindOf(textAt(media, "type")), externalId: address }];
};
