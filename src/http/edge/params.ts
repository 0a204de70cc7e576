import { z } from "zod";
import { id } from "../contract/index.ts";

/** Ids as they stand in addresses: short and opaque. */
export const caseParams = z.object({ caseId: id });
export const timerParams = caseParams.extend({ timer: id });
export const saveParams = caseParams.extend({ field: id });
export const fileParams = z.object({ fileId: id });
