/** What a method of the fake API is: who may call it, and its work; a refusal is VK's own error. */
import type { Deeds } from "../deeds.ts";
import type { Delivery } from "../delivery.ts";
import type { FakeMedia, FakeState, FakeTokenKind } from "../model.ts";

export type ApiContext = { readonly state: FakeState; readonly deeds: Deeds; readonly delivery: Delivery };

export type ApiCall = ApiContext & { readonly params: ReadonlyMap<string, string>; readonly token: FakeTokenKind };

export type ApiAnswer = { readonly response: unknown } | { readonly error: number; readonly message: string };

export type ApiMethod = { readonly tokens: readonly FakeTokenKind[]; readonly run: (call: ApiCall) => ApiAnswer };

export type ApiMethods = Readonly<Record<string, ApiMethod>>;

export const answer = (response: unknown): ApiAnswer => ({ response });

export const refuse = (error: number, message: string): ApiAnswer => ({ error, message });

/** Error 100 in VK's words. */
export const wrong = (parameter: string): ApiAnswer =>
  refuse(100, `One of the parameters specified was missing or invalid: ${parameter} is invalid`);

/** An integer parameter, or null. */
export const integer = ({ params }: ApiCall, name: string): number | null => {
  const value = params.get(name);
  return value !== undefined && /^-?\d+$/u.test(value) ? Number(value) : null;
};

export const textParam = ({ params }: ApiCall, name: string): string => params.get(name) ?? "";

/** `photo-9_5_key,doc12_7` → the files; null when one of them is not known here. */
export const attachedMedia = ({ params, state }: ApiCall, name: string): readonly FakeMedia[] | null => {
  const found: FakeMedia[] = [];
  for (const part of (params.get(name) ?? "").split(",").filter((piece) => piece !== "")) {
    const key = /^((?:photo|doc)-?\d+_\d+)(?:_\w+)?$/u.exec(part)?.[1];
    const media = key === undefined ? undefined : state.media.get(key);
    if (media === undefined) return null;
    found.push(media);
  }
  return found;
};

/** The API knows one community; another one is a stranger's. */
export const isOurWall = (call: ApiCall): boolean => integer(call, "owner_id") === -call.state.groupId;

export const isOurGroup = (call: ApiCall): boolean => (integer(call, "group_id") ?? call.state.groupId) === call.state.groupId;

/** A slice of a list as VK pages it. */
export const paged = <T>(items: readonly T[], call: ApiCall, largest: number): readonly T[] => {
  const offset = Math.max(0, integer(call, "offset") ?? 0);
  const count = Math.min(Math.max(0, integer(call, "count") ?? 20), largest);
  return items.slice(offset, offset + count);
};
