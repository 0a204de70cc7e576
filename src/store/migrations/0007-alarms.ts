import { immutable, wall } from "./wall.ts";

/** Alarms of threats (3.7) and who of which role has acknowledged them: both only grow. */
export const alarms = {
  name: "0007-alarms",
  sql: `
  create table alarms (
    tenant_id text not null,
    alarm_id text not null,
    case_id text not null,
    ground text not null,
    roles text[] not null,
    raised_at bigint not null,
    person_id text,
    primary key (tenant_id, alarm_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  create index alarms_of_case on alarms (tenant_id, case_id);
  ${wall("alarms", "select, insert")} ${immutable("alarms")}

  create table alarm_acknowledgements (
    tenant_id text not null,
    alarm_id text not null,
    role text not null,
    person_id text not null,
    at bigint not null,
    primary key (tenant_id, alarm_id, role),
    foreign key (tenant_id, alarm_id) references alarms (tenant_id, alarm_id)
  );
  ${wall("alarm_acknowledgements", "select, insert")} ${immutable("alarm_acknowledgements")}
`,
};
