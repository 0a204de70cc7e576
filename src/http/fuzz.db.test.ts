import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { webhookOf } from "../testing/app-channel.ts";
import { comment } from "../testing/app-town.ts";
import type { Town, TownRole } from "../testing/app-town.ts";
import { addressOf, operationsOf, type Operation } from "../testing/openapi-sample.ts";
import { openTownServer, secretWords, townRoles, type TownServer } from "../testing/town-server.ts";
import { deskOf } from "../app/desk.ts";
import { drainInbox } from "../app/intake/drain-inbox.ts";
import { endpointRights } from "./endpoint-rights.ts";

/** More runs, for a night: OTKLIK_FUZZ_RUNS=100. */
const numRuns = Number(process.env["OTKLIK_FUZZ_RUNS"] ?? 6);

let edge: TownServer;
let operations: readonly Operation[];
beforeAll(async () => {
  edge = await openTownServer();
  const cookie = edge.cookieOf(edge.town, "curator");
  const document = (await edge.server.inject({ url: "/api/openapi.json", headers: { cookie } })).json();
  // The account and the stream are held by their own tests; sign-in is a door, not data.
  operations = operationsOf(document).filter(({ operationId }) => (endpointRights[operationId]?.about ?? "self") !== "self");
});
afterAll(() => edge.end());

type Asker = { readonly place: Town; readonly role: TownRole };

const send = async (operation: Operation, { place, role }: Asker, drawn: readonly [object, object, unknown]) => {
  const [params, query, body] = drawn;
  const own = { ...edge.secret, pageId: edge.town.pageKey };
  const known = Object.fromEntries(Object.entries(own).filter(([name]) => name in operation.params));
  return edge.server.inject({
    method: operation.method,
    url: addressOf(operation.path, { ...params, ...known }, { ...query }),
    headers: { cookie: edge.cookieOf(place, role), ...(operation.body === null ? {} : { "content-type": "application/json" }) },
    ...(operation.body === null ? {} : { payload: JSON.stringify(body) }),
  });
};

const drawnFor = ({ params, query, body }: Operation) =>
  fc.tuple(
    fc.record(params),
    fc.record(query, { requiredKeys: [] }),
    body === null ? fc.constant(null) : fc.oneof({ weight: 4, arbitrary: body }, fc.jsonValue()),
  );

describe("fuzzing of every operation of the document", () => {
  test("16.5.3 (ASVS): whatever is sent, by whomever: no failure of ours, and nothing that is not theirs", async () => {
    const told = new Set<string>();
    for (const operation of operations)
      await fc.assert(
        fc.asyncProperty(drawnFor(operation), fc.constantFrom(...townRoles), fc.boolean(), async (drawn, role, isNeighbour) => {
          const place = isNeighbour ? edge.neighbour : edge.town;
          const response = await send(operation, { place, role }, drawn);
          const mayRead = !isNeighbour && role !== "roads" && role !== "administrator";
          if (response.statusCode >= 500)
            told.add(`${operation.operationId} as ${role}: ${response.statusCode} on ${JSON.stringify(drawn)}`);
          if (!mayRead && response.body.includes(secretWords)) told.add(`${operation.operationId} as ${role}: reads what is not theirs`);
        }),
        { numRuns, endOnFailure: true },
      );
    expect([...told], edge.lines.slice(0, 3).join("\n")).toEqual([]);
  });

  test("2.3.1 (ASVS): no move that was sent past its step was taken: the reply was never approved, let alone published", async () => {
    const card = await edge.town.app.card(edge.town.as("curator"), edge.secret.caseId);
    const approvers = card?.parts.events.filter(({ event }) => event.type === "approved").map(({ actor }) => actor);
    expect(approvers?.every((actor) => actor.kind === "person" && actor.role === "head")).toBe(true);
    expect(await edge.fresh.store.verifyChain(edge.town.tenantId)).toMatchObject({ ok: true });
  });

  test("2.2.1 (ASVS): a zero character in a citizen's message does not stop the intake", async () => {
    const { town } = edge;
    const before = (await town.cards()).length;
    const events = ["с нулём\u0000внутри", "обычное"].map((words, index) =>
      comment({ externalId: `zero-${index}`, occurredAt: Date.now(), text: words, author: { id: `zero-${index}`, kind: "user" } }),
    );
    for (const [index, event] of events.entries()) await town.app.receive("vk", town.pageKey, webhookOf(`zero-${index}`, [event]));
    await drainInbox(deskOf(town.parts));
    expect((await town.cards()).length).toBe(before + 2);
  });
});
