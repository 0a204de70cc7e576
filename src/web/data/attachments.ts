import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask } from "./ask.ts";

/** Asks for the files of a message once more. */
export const useRetryAttachments = (caseId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (messageId: string) =>
      ask<unknown>(`/api/cases/${encodeURIComponent(caseId)}/messages/${encodeURIComponent(messageId)}/attachments`, { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["card", caseId] }),
  });
};
