import { z } from "zod";
import { id, instant } from "./common.ts";

const password = z.string().min(1).max(256);

export const signInByLogin = z.object({ username: z.string().trim().min(1).max(200), password });
export const signInByEmail = z.object({ email: z.string().trim().min(3).max(200), password });

/** The session itself travels in a cookie that no script can read. */
export const signedIn = z.object({ user: z.object({ id, name: z.string() }) });
export type SignedIn = z.infer<typeof signedIn>;

export const sessionInfo = z.object({ userId: id, expiresAt: instant }).nullable();
