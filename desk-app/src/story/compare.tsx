import { say } from "../words";
import { difference, joined, wordsOf } from "./diff";

/** What became of some lines: what went, what came, and within a changed line the words. */
export function Compare({ before, after }: { before: string[]; after: string[] }) {
  const pieces = difference(before, after);
  if (pieces.every((piece) => piece.is === "same")) return <p className="text-soft">{say("story.same")}</p>;
  const shown: React.ReactNode[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    const next = pieces[index + 1];
    if (!piece) continue;
    if (piece.is === "removed" && next?.is === "added") {
      shown.push(<Changed key={index} before={piece.text} after={next.text} />);
      index++;
    } else {
      shown.push(<Line key={index} text={piece.text} is={piece.is} />);
    }
  }
  return <div className="grid gap-3 font-serif leading-relaxed whitespace-pre-wrap">{shown}</div>;
}

function Line({ text, is }: { text: string; is: "same" | "added" | "removed" }) {
  if (is === "added") return <ins className="rounded bg-good-soft px-1 text-good no-underline">{text}</ins>;
  if (is === "removed") return <del className="rounded bg-danger-soft px-1 text-danger">{text}</del>;
  return <p>{text}</p>;
}

function Changed({ before, after }: { before: string; after: string }) {
  return (
    <p>
      {joined(difference(wordsOf(before), wordsOf(after))).map((piece, index) => {
        const key = `${index}${piece.is}`;
        if (piece.is === "same") return <span key={key}>{piece.text}</span>;
        return <Line key={key} text={piece.text} is={piece.is} />;
      })}
    </p>
  );
}
