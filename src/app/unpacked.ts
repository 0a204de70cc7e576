import { unzipSync } from "fflate";

export type Unpacked = { readonly entries: number; readonly bytes: number };

/** What an archive would come to, asked of its headings alone: nothing is unpacked for it. Null where it is no archive that can be read. */
export function unpackedOf(archive: Uint8Array): Unpacked | null {
  let [entries, bytes] = [0, 0];
  try {
    unzipSync(archive, {
      filter: ({ originalSize }) => {
        entries += 1;
        bytes += originalSize;
        return false;
      },
    });
    return { entries, bytes };
  } catch {
    return null;
  }
}
