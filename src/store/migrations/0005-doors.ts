import { appRole } from "./wall.ts";

const lookups = ["otklik_tenants()", "otklik_find_page(text, text)", "otklik_person_of_user(text)", "otklik_next_inbox(bigint)"];

/** Who may call the four look-ups that see over the wall, and the schema for accounts, which belong to no tenant. */
export const doors = {
  name: "0005-doors",
  sql: `
  ${lookups.map((name) => `revoke execute on function ${name} from public; grant execute on function ${name} to ${appRole};`).join("\n  ")}
  create schema auth;
  grant usage, create on schema auth to ${appRole};
`,
};
