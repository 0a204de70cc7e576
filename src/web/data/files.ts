import type { FileInfo } from "#http/contract";
import { ask } from "./ask.ts";

/** Uploads one file; the server re-encodes photos and answers what it kept. */
export const uploadFile = (file: File): Promise<FileInfo> => {
  const body = new FormData();
  body.append("file", file);
  return ask<FileInfo>("/api/files", { method: "POST", body });
};
