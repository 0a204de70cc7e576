import { immutable, wall } from "./wall.ts";

/** Hours of a unit's own, where they differ from the office's (2.6): the newest is in force, the former stay with who and why. */
export const unitHours = {
  name: "0012-unit-hours",
  sql: `
  create table unit_hours (
    tenant_id text not null,
    unit_id text not null,
    position bigint generated always as identity,
    hours jsonb,
    person_id text,
    at bigint not null,
    reason text not null,
    primary key (tenant_id, unit_id, position),
    foreign key (tenant_id, unit_id) references units (tenant_id, unit_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("unit_hours", "select, insert")} ${immutable("unit_hours")}
`,
};
