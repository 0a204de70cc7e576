export type Change = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** Beyond this the table of the comparison grows too large: the texts are then shown as replaced whole. */
const cellsMax = 4_000_000;

// A word keeps the space behind it, so that the parts put together are the text again.
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*|^\s+/gu) ?? [];

/** What was added to a text and what was taken out, word by word: the longest run of kept words stands (Hunt's longest common subsequence). */
export const wordChanges = (before: string, after: string): readonly Change[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > cellsMax) return joined([...a.map(removed), ...b.map(added)]);
  const common = commonLengths(a, b);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? "", b[j] ?? ""];
    if (left.trim() === right.trim()) {
      changes.push({ kind: "same", text: right });
      i += 1;
      j += 1;
    } else if ((common[(i + 1) * (b.length + 1) + j] ?? 0) >= (common[i * (b.length + 1) + j + 1] ?? 0)) {
      changes.push(removed(left));
      i += 1;
    } else {
      changes.push(added(right));
      j += 1;
    }
  }
  return joined([...changes, ...a.slice(i).map(removed), ...b.slice(j).map(added)]);
};

const removed = (text: string): Change => ({ kind: "removed", text });
const added = (text: string): Change => ({ kind: "added", text });

/** For each pair of places, how many words the rests of the two texts have in common, in order. */
const commonLengths = (a: readonly string[], b: readonly string[]): Uint32Array => {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        (a[i] ?? "").trim() === (b[j] ?? "").trim()
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
};

const joined = (changes: readonly Change[]): readonly Change[] => {
  const runs: Change[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.kind === change.kind) runs[runs.length - 1] = { kind: last.kind, text: last.text + change.text };
    else runs.push(change);
  }
  return runs;
};
