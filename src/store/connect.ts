/** From settings to two connection strings: the owner's, for migrations, and the application's. Everything after is one path. */
import { startEmbedded, type EmbeddedServer } from "./embedded/index.ts";
import { appRole } from "./migrations/index.ts";

export type ConnectOptions = {
  /** A PostgreSQL ≥ 15 of your own; its user owns the database. Absent: the embedded server in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** A login of its own for the application, a member of the role `otklik_app`. Absent: the owner's login, stepped down to that role. */
  readonly appDatabaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly durable?: boolean;
};

export type Connection = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Start-up settings of the application's connections: steps down to the role where there is no login of its own. */
  readonly appSettings: string;
  readonly embedded: EmbeddedServer | null;
};

const roleSetting = `-c role=${appRole}`;

/** Finds or starts the database. */
export const connect = async ({ databaseUrl, appDatabaseUrl, dataDir, durable = true }: ConnectOptions): Promise<Connection> => {
  if (databaseUrl) return { ownerUrl: databaseUrl, appUrl: appDatabaseUrl ?? databaseUrl, appSettings: roleSetting, embedded: null };
  const embedded = await startEmbedded({ dataDir, appRole, durable });
  return { ownerUrl: embedded.ownerUrl(), appUrl: embedded.appUrl(), appSettings: roleSetting, embedded };
};
