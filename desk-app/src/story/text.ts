// A document as lines of plain text: what people compare.
interface Node {
  type?: string;
  text?: string;
  children?: Node[];
  [field: string]: unknown;
}

const WORDS_OF_CARDS = [
  "text",
  "content",
  "html",
  "markdown",
  "caption",
  "alt",
  "altText",
  "title",
  "code",
  "buttonText",
  "url",
  "src",
  "heading",
  "subheading",
];

/** The lines of a document: a paragraph, a heading, an item or a card each. */
export function linesOf(document: string | null): string[] {
  try {
    const { root } = JSON.parse(document ?? "") as { root?: Node };
    return (root?.children ?? []).flatMap(lines).filter((line) => line.trim() !== "");
  } catch {
    return [];
  }
}

function lines(node: Node): string[] {
  if (node.type === "list") return (node.children ?? []).flatMap((item) => lines(item).map((line) => `• ${line}`));
  if (node.children) return [inline(node)];
  return [card(node)];
}

function inline(node: Node): string {
  if (node.text !== undefined) return node.text;
  if (node.type === "linebreak") return "\n";
  return (node.children ?? []).map(inline).join("");
}

function card(node: Node): string {
  const said = WORDS_OF_CARDS.map((name) => node[name]).filter((value) => typeof value === "string" && value !== "");
  const plain = said.map((text) =>
    String(text)
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return `[${node.type ?? "card"}] ${[...new Set(plain)].join(" · ")}`.trim();
}

/** Every node of a document, with those within. */
export function nodesOf(document: string | null): Node[] {
  const all: Node[] = [];
  const visit = (node: Node) => {
    all.push(node);
    node.children?.forEach(visit);
  };
  try {
    visit((JSON.parse(document ?? "") as { root: Node }).root);
  } catch {
    return [];
  }
  return all;
}
