import type { UnitRow } from "#app";
import { z } from "zod";
import { hoursRequest, id, unitSettings, type UnitSettings } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentUnit } from "../present/desk.ts";

const tags = ["settings"];

const present = (units: readonly UnitRow[]): UnitSettings =>
  units.map((unit) => ({ ...presentUnit(unit), active: unit.active, hours: recordOf(unit.hours) }));

const recordOf = (hours: unknown): Record<string, unknown> | null =>
  typeof hours === "object" && hours !== null ? Object.fromEntries(Object.entries(hours)) : null;

/** /api/settings/units: units with the hours of their own, and a change of them (2.6). */
export const unitSettingsRoutes = (server: Server, { app }: EdgeDeps): void => {
  const denied = edgeProblem("notAllowed").body;
  const read = {
    operationId: "unitSettings",
    tags,
    summary: "Units and their own hours",
    response: { 200: unitSettings, ...errorsOf(401, 403) },
  };
  server.get("/api/settings/units", { schema: read }, async (request, reply) => {
    const units = await app.rules.units(principalOf(request));
    return units === null ? reply.code(403).send(denied) : present(units);
  });

  const change = {
    operationId: "setUnitHours",
    tags,
    summary: "Give a unit hours of its own, or the office's again",
    params: z.object({ unitId: id }),
    body: hoursRequest,
    response: { 200: unitSettings, ...errorsOf(400, 401, 403, 404) },
  };
  server.put("/api/settings/units/:unitId/hours", { schema: change }, async (request, reply) => {
    const outcome = await app.rules.setUnitHours(principalOf(request), { unitId: request.params.unitId, ...request.body });
    if (outcome === null) return reply.code(403).send(denied);
    switch (outcome.kind) {
      case "done":
        return present(outcome.units);
      case "badInput":
        return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
      case "notFound":
        return reply.code(404).send(edgeProblem("notFound").body);
    }
  });
};
