// What differs between two texts, by lines and within changed lines by words.

export interface Piece {
  text: string;
  is: "same" | "added" | "removed";
}

/** More than this many pairs are not compared one with another: the differing middle is shown as a whole. */
const MOST = 4_000_000;

/** The pieces of which the two are made, in order. */
export function difference(before: string[], after: string[]): Piece[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (texts: string[]): Piece[] => texts.map((text) => ({ text, is: "same" }));
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))];
}

/** By the longest common subsequence. */
function between(before: string[], after: string[]): Piece[] {
  if (before.length * after.length > MOST) {
    return [
      ...before.map((text): Piece => ({ text, is: "removed" })),
      ...after.map((text): Piece => ({ text, is: "added" })),
    ];
  }
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      pieces.push({ text: before[i] ?? "", is: "same" });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ text: before[i++] ?? "", is: "removed" });
    } else {
      pieces.push({ text: after[j++] ?? "", is: "added" });
    }
  }
  return pieces;
}

/** Words and what is between them. */
export function wordsOf(line: string): string[] {
  return line.match(/\s+|[^\s]+/g) ?? [];
}

/** Runs of one kind as one piece. */
export function joined(pieces: Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.is === piece.is) last.text += piece.text;
    else runs.push({ ...piece });
  }
  return runs;
}
