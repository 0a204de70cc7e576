/** A photograph from a phone, made here: a small picture that a decoder accepts. */
import sharp from "sharp";

/** A JPEG of the given colour, 640 × 480. */
export const photograph = (name: string): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 120, g: 150, b: 90 } } })
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: "image/jpeg", buffer }));
