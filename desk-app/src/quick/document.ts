// Plain text as a document: a blank line begins a paragraph, a single one a line.
interface Node {
  type: string;
  [field: string]: unknown;
}

const text = (words: string): Node => ({
  detail: 0,
  format: 0,
  mode: "normal",
  style: "",
  text: words,
  type: "extended-text",
  version: 1,
});
const block = (type: string, children: Node[]): Node => ({
  children,
  direction: null,
  format: "",
  indent: 0,
  type,
  version: 1,
});

export function documentOf(plain: string): string {
  const paragraphs = plain
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const children = paragraphs.map((paragraph) =>
    block(
      "paragraph",
      paragraph
        .split("\n")
        .flatMap((line, index) => (index ? [{ type: "linebreak", version: 1 }, text(line)] : [text(line)])),
    ),
  );
  return JSON.stringify({ root: block("root", children.length ? children : [block("paragraph", [])]) });
}
