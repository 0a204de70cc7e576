import { wall } from "./wall.ts";

/** Quality checks of answers (4.2): a sample is drawn once, a sheet is written and never rewritten; the newest of a case counts. */
export const quality = {
  name: "0021-quality",
  sql: `
  create table quality_samples (
    tenant_id text not null,
    sample_id text not null,
    from_at bigint not null,
    to_at bigint not null,
    drawn_by text not null,
    drawn_at bigint not null,
    primary key (tenant_id, sample_id),
    foreign key (tenant_id, drawn_by) references people (tenant_id, person_id)
  );
  create index quality_samples_by_time on quality_samples (tenant_id, drawn_at desc);
  ${wall("quality_samples", "select, insert")}

  create table quality_cases (
    tenant_id text not null,
    sample_id text not null,
    case_id text not null,
    unit_id text,
    primary key (tenant_id, sample_id, case_id),
    foreign key (tenant_id, sample_id) references quality_samples (tenant_id, sample_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  ${wall("quality_cases", "select, insert")}

  create table quality_sheets (
    tenant_id text not null,
    sample_id text not null,
    case_id text not null,
    position bigint generated always as identity,
    marks jsonb not null,
    remark jsonb,
    person_id text not null,
    at bigint not null,
    primary key (tenant_id, sample_id, case_id, position),
    foreign key (tenant_id, sample_id, case_id) references quality_cases (tenant_id, sample_id, case_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("quality_sheets", "select, insert")}
`,
};
