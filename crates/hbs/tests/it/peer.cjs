// Renders the cases on standard input with handlebars.js: node peer.cjs PATH-OF-HANDLEBARS PATH-OF-HELPERS
const [, , library, helpers] = process.argv;
const handlebars = require(library).create();
require(helpers)(handlebars);

const options = { preventIndent: true };

// Half of a surrogate pair, as in {{text.[0]}}, is nothing in UTF-8.
function whole(text) {
  return text.replace(/[\ud800-\udfff]/gu, '');
}

function answer({ template, partials, context, data }) {
  const compiled = {};
  try {
    for (const [name, source] of Object.entries(partials)) {
      // Compiling waits for the first use; the engine refuses a broken partial at once.
      handlebars.precompile(source, options);
      compiled[name] = handlebars.compile(source, options);
    }
    return { ok: whole(handlebars.compile(template, options)(context, { data, partials: compiled })) };
  } catch (error) {
    return { err: whole(error.message) };
  }
}

const cases = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map(answer)));
