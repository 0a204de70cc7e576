import { useState } from "react";

export type Selection = {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (caseId: string) => void;
  readonly clear: () => void;
};

/** The cases one has chosen in a list. */
export const useSelection = (): Selection => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    clear: () => setIds(new Set()),
    toggle: (caseId) => {
      const next = new Set(ids);
      if (!next.delete(caseId)) next.add(caseId);
      setIds(next);
    },
  };
};
