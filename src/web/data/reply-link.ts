import type { ReplyLinkVerdict } from "#http/contract";
import { useMutation } from "@tanstack/react-query";
import { send, type RequestFailure } from "./ask.ts";

/** Asks whether the answer stands where a person says that they published it (3.5). */
export const useReplyLink = (caseId: string, publicationId: string) =>
  useMutation<ReplyLinkVerdict, RequestFailure, string>({
    mutationFn: (permalink) =>
      send("POST", `/api/cases/${encodeURIComponent(caseId)}/publications/${encodeURIComponent(publicationId)}/link-check`, { permalink }),
  });
