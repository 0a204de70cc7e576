import type { SignInWays } from "#http/contract";
import { useQuery } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

/** Which ways of sign-in there are beside the password. */
export const useSignInWays = () =>
  useQuery({ queryKey: ["ways"], queryFn: () => ask<SignInWays>("/api/auth/ways"), retry: false, staleTime: Number.POSITIVE_INFINITY });

/** Where the organisation's provider waits. */
export const beginSso = (): Promise<{ readonly url: string }> => send("POST", "/api/auth/sso", {});
