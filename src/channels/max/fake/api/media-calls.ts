/** Uploads: an address for one file (a video's token comes with it), and what a video may be fetched by. */
import { mediaUrl } from "../objects.ts";
import { answer, notFound, wrong, type ApiRoute } from "./call.ts";
import type { FakeMedia } from "../model.ts";

/** Addresses given out and not used yet: what may be sent there, and the file it becomes. */
export type PendingUploads = Map<string, FakeMedia["kind"]>;

const isKind = (value: string | null): value is FakeMedia["kind"] => value !== null && ["image", "video", "audio", "file"].includes(value);

export const mediaRoutes = (pending: PendingUploads): readonly ApiRoute[] => [
  {
    method: "POST",
    path: "/uploads",
    run: ({ deeds, query, state }) => {
      const kind = query.get("type");
      if (!isKind(kind)) return wrong("type");
      // The place is a file without bytes: the upload fills it, the token stays.
      const { token } = deeds.media({ kind, name: "", mime: "", bytes: new Uint8Array() });
      pending.set(token, kind);
      const url = `${state.baseUrl()}/upload/${token}`;
      return answer(kind === "video" || kind === "audio" ? { url, token } : { url });
    },
  },
  {
    method: "GET",
    path: "/videos/{id}",
    run: ({ ids, state }) => {
      const media = state.media.get(ids[0] ?? "");
      if (media?.kind !== "video") return notFound("Video");
      return answer({
        token: media.token,
        urls: { mp4_360: `${mediaUrl(state, media)}?size=360`, mp4_720: mediaUrl(state, media) },
        thumbnail: null,
        width: 1280,
        height: 720,
        duration: 5,
      });
    },
  },
];
