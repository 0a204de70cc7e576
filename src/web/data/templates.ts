import type { TemplateRequest, Templates } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

/** The municipality's templates of answers. */
export const useTemplates = (enabled = true) =>
  useQuery({ queryKey: ["templates"], enabled, queryFn: () => ask<Templates>("/api/templates") });

type Written = { readonly templateId: string | null; readonly template: TemplateRequest };

/** Writes a template: a new one, or another wording. */
export const useSaveTemplate = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ templateId, template }: Written) =>
      templateId === null
        ? send<unknown>("POST", "/api/templates", template)
        : send<unknown>("PUT", `/api/templates/${encodeURIComponent(templateId)}`, template),
    onSuccess: () => client.invalidateQueries({ queryKey: ["templates"] }),
  });
};

/** Takes a template away. */
export const useRemoveTemplate = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (templateId: string) => ask<unknown>(`/api/templates/${encodeURIComponent(templateId)}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["templates"] }),
  });
};
