/** Trouble on order: the next calls answer with a status, an error of the network by its number, a reset or silence. */

export type FaultKind = "status" | "reset" | "hang" | number;

/** `reset` and `hang` carry the call out and lose the answer; `status` (502) and an error's number do not carry it out. */
type Fault = { readonly kind: FaultKind; readonly method: string | null; left: number };

export type Faults = {
  readonly order: (kind: FaultKind, times: number, method: string | null) => void;
  /** The trouble that the next call of this method meets, or null. */
  readonly meet: (method: string) => FaultKind | null;
  readonly clear: () => void;
};

export const createFaults = (): Faults => {
  let faults: Fault[] = [];
  return {
    order: (kind, times, method) => {
      faults.push({ kind, method, left: times });
    },
    meet: (method) => {
      const fault = faults.find((one) => one.left > 0 && (one.method === null || one.method === method));
      if (fault === undefined) return null;
      fault.left -= 1;
      return fault.kind;
    },
    clear: () => {
      faults = [];
    },
  };
};
