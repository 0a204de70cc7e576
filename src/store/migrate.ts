/** Brings a database to the newest schema: each migration in a transaction, all under one lock, so that several processes can start at once. */
import { makeWorkerUtils } from "graphile-worker";
import type pg from "pg";
import { appRole, migrations } from "./migrations/index.ts";
import { quiet } from "./jobs/quiet-logger.ts";
import { openPool } from "./pool.ts";

const lockNumber = 0x07_1c_11;
const workerTables = ["_private_jobs", "_private_job_queues", "_private_tasks", "_private_known_crontabs"];

const createRole = async (client: pg.ClientBase): Promise<void> => {
  try {
    await client.query(`create role ${appRole} nologin nosuperuser nobypassrls`);
  } catch (error) {
    // Two databases of one server may be migrated at the same moment, and a role belongs to the server.
    const { code } = error as pg.DatabaseError;
    if (code !== "42710" && code !== "23505") throw error;
  }
};

const makeRole = async (client: pg.ClientBase): Promise<void> => {
  try {
    const found = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
    if (found.rowCount === 0) await createRole(client);
    const member = await client.query<{ readonly yes: boolean }>("select pg_has_role(current_user, $1, 'member') as yes", [appRole]);
    if (!member.rows[0]?.yes) await client.query(`grant ${appRole} to current_user`);
  } catch (error) {
    if ((error as pg.DatabaseError).code === "42501") throw new Error(roleHelp, { cause: error });
    throw error;
  }
};

const roleHelp =
  `The database's user may not create or take the role of the application. Ask its administrator to run once: ` +
  `CREATE ROLE ${appRole} NOLOGIN NOBYPASSRLS; GRANT ${appRole} TO <this user>;`;

const applyOne = async (client: pg.ClientBase, name: string, sql: string): Promise<void> => {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into schema_migrations (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
};

/** graphile-worker turns row-level security on without a policy; its tables hold ids only and belong to no tenant. */
const openWorkerTables = async (client: pg.ClientBase): Promise<void> => {
  const done = await client.query("select 1 from pg_policies where schemaname = 'graphile_worker' and policyname = 'otklik_jobs'");
  if (done.rowCount === workerTables.length) return;
  await client.query("begin");
  for (const table of workerTables) {
    await client.query(`drop policy if exists otklik_jobs on graphile_worker.${table}`);
    await client.query(`create policy otklik_jobs on graphile_worker.${table} to ${appRole} using (true) with check (true)`);
  }
  await client.query(`
    grant usage on schema graphile_worker to ${appRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${appRole};
    grant usage on all sequences in schema graphile_worker to ${appRole};
    grant execute on all functions in schema graphile_worker to ${appRole};
  `);
  await client.query("commit");
};

/** Applies what is missing; answers the names of what it applied. Run as the owner of the database. */
export const migrate = async (ownerUrl: string): Promise<readonly string[]> => {
  const pool = openPool({ url: ownerUrl, max: 3 });
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    await makeRole(client);
    await client.query(
      "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())",
    );
    const applied = new Set((await client.query<{ name: string }>("select name from schema_migrations")).rows.map((row) => row.name));
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const { name, sql } of missing) await applyOne(client, name, sql);
    const worker = await makeWorkerUtils({ pgPool: pool, logger: quiet });
    await worker.migrate();
    await worker.release();
    await openWorkerTables(client);
    return missing.map(({ name }) => name);
  } finally {
    await client.query("select pg_advisory_unlock_all()");
    client.release();
    await pool.end();
  }
};
