/** The wall between municipalities, as SQL: every table of a tenant gets it in the migration that makes the table. */

/** The role that the application connects as: it owns nothing and cannot step around row-level security. */
export const appRole = "otklik_app";

/** Rows of the tenant named by this transaction, and of no other; with no tenant named there are no rows. */
export const wall = (table: string, rights = "select, insert, update, delete"): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant_wall on ${table}
    using (tenant_id = current_setting('otklik.tenant', true))
    with check (tenant_id = current_setting('otklik.tenant', true));
  grant ${rights} on ${table} to ${appRole};
`;

/** Lets the owner's look-up functions (SECURITY DEFINER) see over the wall; the policy is not for the application's role. */
export const lookup = (table: string): string => `
  create policy owner_lookup on ${table} to current_user using (true);
`;

/** Refuses to change or remove a row, whoever asks: what was written stays (ASVS 16.4.2). */
export const immutable = (table: string): string => `
  create trigger ${table}_is_append_only before update or delete on ${table} for each row execute function otklik_refuse_change();
  create trigger ${table}_is_never_truncated before truncate on ${table} for each statement execute function otklik_refuse_change();
`;
