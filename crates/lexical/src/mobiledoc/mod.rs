//! Mobiledoc, the format of Ghost before Lexical: to Lexical and back.
