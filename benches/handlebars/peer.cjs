// Renders the page with handlebars.js when asked: node peer.cjs PATH-OF-HANDLEBARS FOLDER-OF-THE-THEME
// A line on standard input is JSON: the content first, then numbers of renders. Each is answered with a line.
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const [, , library, theme] = process.argv;
const handlebars = require(library).create();
const { SafeString, createFrame, escapeExpression } = handlebars;

// Where the site keeps its pictures.
const images = 'https://paper.example/content/images/';

handlebars.registerHelper({
  foreach(items, options) {
    const frame = createFrame(options.data);
    let page = '';
    for (let index = 0; index < items.length; index += 1) {
      frame.index = index;
      frame.number = index + 1;
      frame.first = index === 0;
      frame.last = index === items.length - 1;
      page += options.fn(items[index], { data: frame, blockParams: [items[index], index] });
    }
    return items.length ? page : options.inverse(this);
  },
  match(left, operator, right, options) {
    return left === right ? options.fn(this) : options.inverse(this);
  },
  t: (text) => text,
  asset: (name) => new SafeString(`/assets/${name}?v=1f2e3d4c5b`),
  img_url: (url, options) => new SafeString(`${images}size/w${options.hash.width}/${url.slice(images.length)}`),
  link() {
    return new SafeString(`${escapeExpression(this.url)}`);
  },
  excerpt(options) {
    return this.plaintext.split(' ').slice(0, options.hash.words).join(' ');
  },
  day: (date) => date.slice(0, 10),
  reading_time() {
    return Math.max(1, Math.round(this.words / 275));
  },
  meta_title: (options) => `${options.data.site.title} – ${options.data.site.description}`,
  contentFor(name, options) {
    const { blocks } = options.data.root;
    (blocks[name] ??= []).push(options.fn(this));
  },
  block: (name, options) => options.data.root.blocks[name]?.join('\n'),
});

const read = (name) => handlebars.compile(fs.readFileSync(path.join(theme, `${name}.hbs`), 'utf8'), { preventIndent: true });
const page = read('index');
const layout = read('default');
const partials = { card: read('partials/card'), navigation: read('partials/navigation') };

let content;

function render() {
  const data = { site: content.site, custom: content.custom, member: content.member };
  const context = { ...content.context, blocks: {} };
  const body = page(context, { data, partials });
  return layout({ ...context, body }, { data, partials });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line);
  if (typeof asked !== 'number') {
    content = asked;
    console.log(JSON.stringify(render()));
    return;
  }
  const before = process.cpuUsage();
  for (let count = 0; count < asked; count += 1) {
    render();
  }
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify((user + system) / 1e6));
});
