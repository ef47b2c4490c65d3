// Renders a folder of Lexical documents once for the web and once for e-mail per round with Ghost's own renderer, and
// prints the milliseconds of each round on a line: node peer.cjs FOLDER ROUNDS
const fs = require("node:fs");
const path = require("node:path");
const { LexicalHTMLRenderer } = require("@tryghost/kg-lexical-html-renderer");
const { DEFAULT_NODES } = require("@tryghost/kg-default-nodes");

const [folder, rounds] = process.argv.slice(2);
const defaults = JSON.parse(fs.readFileSync(path.join(folder, "MANIFEST.json"), "utf8")).defaults;
const isDocument = (name) => name.endsWith(".json") && !name.endsWith(".options.json") && name !== "MANIFEST.json";
const documents = fs.readdirSync(folder).filter(isDocument).map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
const options = Object.fromEntries(
  ["web", "email"].map((target) => [
    target,
    { ...defaults[target], canTransformImage: () => true, canTransformImageToFormat: () => true },
  ]),
);

let rendered = 0;

async function round(renderer) {
  const started = process.hrtime.bigint();
  rendered = 0;
  for (const document of documents) {
    for (const target of ["web", "email"]) {
      // Some documents of the folder make Ghost's renderer throw.
      await renderer.render(document, { ...options[target] }).then(() => (rendered += 1), () => {});
    }
  }
  return Number(process.hrtime.bigint() - started) / 1e6;
}

(async () => {
  const renderer = new LexicalHTMLRenderer({ nodes: DEFAULT_NODES, onError: () => {} });
  await round(renderer);
  if (rendered < documents.length * 1.8) {
    console.error(`only ${rendered} of ${documents.length * 2} renderings worked: is this Node 22 or newer?`);
    process.exit(1);
  }
  for (let number = 0; number < Number(rounds); number += 1) console.log((await round(renderer)).toFixed(2));
})();
