import type { Page } from "#http/contract";
import { useQuery } from "@tanstack/react-query";
import { ask } from "./ask.ts";

/** The register of official pages (1.4) with their health. */
export const usePages = () => useQuery({ queryKey: ["pages"], queryFn: () => ask<readonly Page[]>("/api/pages") });
