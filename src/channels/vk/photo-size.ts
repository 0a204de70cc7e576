/** The largest picture that VK offers of a photo, a sticker or a graffiti, in every form its API has had. */
import { childAt, childrenAt, fieldOf, isRecord, optionalTextAt, textAt, type PayloadNode } from "../payload-reader.ts";

/** Letters of sizes from small to large, for old photos whose sizes carry no width. Cropped ones come first. */
const LETTERS = "smopqrxyzw";

type Sized = { readonly url: string; readonly area: number; readonly rank: number };

const sized = (entry: PayloadNode): Sized | null => {
  const url = optionalTextAt(entry, "url") ?? optionalTextAt(entry, "src");
  if (url === undefined) return null;
  const side = (key: string): number => {
    const value = fieldOf(entry, key);
    return typeof value === "number" && value > 0 ? value : 0;
  };
  return { url, area: side("width") * side("height"), rank: LETTERS.indexOf(textAt(entry, "type").slice(0, 1)) };
};

/** `photo_604`, `photo_1280`: the form before sizes. */
const numbered = (node: PayloadNode): string | undefined => {
  const widths = Object.keys(node.fields)
    .flatMap((key) => /^(?:photo|thumb)_(\d{2,5})$/u.exec(key)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => b - a);
  for (const width of widths) {
    const url = optionalTextAt(node, `photo_${width}`) ?? optionalTextAt(node, `thumb_${width}`);
    if (url !== undefined) return url;
  }
  return undefined;
};

const largestOf = (candidates: readonly PayloadNode[]): string | undefined =>
  candidates
    .flatMap((entry) => sized(entry) ?? [])
    .toSorted((a, b) => b.area - a.area || b.rank - a.rank)
    .at(0)?.url;

/** The largest still picture of a video. */
export const stillOf = (video: PayloadNode): string | undefined =>
  largestOf([...childrenAt(video, "image"), ...childrenAt(video, "first_frame")]) ?? numbered(video);

/** The address of the largest picture, or undefined when VK gave none. */
export const largestImage = (node: PayloadNode): string | undefined => {
  const original = isRecord(fieldOf(node, "orig_photo")) ? childAt(node, "orig_photo") : undefined;
  const candidates = [...childrenAt(node, "sizes"), ...childrenAt(node, "images"), ...(original === undefined ? [] : [original])];
  return largestOf(candidates) ?? numbered(node) ?? optionalTextAt(node, "url");
};
