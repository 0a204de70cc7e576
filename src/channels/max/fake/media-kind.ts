/** What MAX shows a file of this kind as. */
import type { FakeMedia } from "./model.ts";

export const mediaKindOf = (mime: string): FakeMedia["kind"] => {
  const [family] = mime.split("/");
  return family === "image" || family === "video" || family === "audio" ? family : "file";
};
