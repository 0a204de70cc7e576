/** graphile-worker's own log, silenced: jobs report through the app. */
import { Logger } from "graphile-worker";

export const quiet = new Logger(() => () => undefined);
