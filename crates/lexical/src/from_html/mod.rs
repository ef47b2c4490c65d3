//! HTML to Lexical: what is pasted, imported, or sent with `?source=html`.
