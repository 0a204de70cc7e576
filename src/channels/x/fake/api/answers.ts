/** Answers and refusals of the fake in X's own forms. */
import type { RestAnswer, RestCall, RestRoute } from "../../../fake/rest-route.ts";
import type { Deeds } from "../deeds.ts";
import type { Delivery } from "../delivery.ts";
import type { FakeState } from "../model.ts";
import type { XObject } from "../objects.ts";

export type ApiContext = { readonly state: FakeState; readonly deeds: Deeds; readonly delivery: Delivery };
export type ApiCall = RestCall<ApiContext>;
export type ApiRoute = RestRoute<ApiContext>;

export const answer = (body: XObject, status = 200): RestAnswer => ({ status, body });

/** A problem as X words one: `type` names its kind. */
export const refuse = (status: number, title: string, detail: string, type = "about:blank"): RestAnswer => ({
  status,
  body: { title, detail, type, status },
});

/** What is not there comes as an error inside a good answer. */
export const absent = (id: string): RestAnswer =>
  answer({
    errors: [
      {
        value: id,
        detail: `Could not find tweet with id: [${id}].`,
        title: "Not Found Error",
        resource_type: "tweet",
        parameter: "id",
        type: "https://api.twitter.com/2/problems/resource-not-found",
      },
    ],
  });

export const invalid = (detail: string): RestAnswer =>
  refuse(400, "Invalid Request", detail, "https://api.twitter.com/2/problems/invalid-request");

export const forbidden = (detail: string): RestAnswer => refuse(403, "Forbidden", detail);

/** How many at once: within X's bounds. */
export const countOf = ({ query }: ApiCall, fallback: number): number =>
  Math.min(Math.max(1, Number(query.get("max_results") ?? fallback) || fallback), 100);

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
