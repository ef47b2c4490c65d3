//! Ghost's story format (Lexical, mobiledoc, Markdown, HTML) to web HTML, e-mail HTML and plain text.
