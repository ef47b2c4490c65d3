//! Mobiledoc, the format of Ghost before Lexical: to Lexical and back, as kg-converters 1.2.5 does it.

mod from_lexical;
mod to_lexical;

pub use from_lexical::from_lexical;
pub use to_lexical::to_lexical;

/// The names of mobiledoc's markups beside the bits of Lexical's text format; the first name of a bit is the one
/// that is written.
const FORMATS: [(&str, u64); 9] = [
    ("strong", 1),
    ("em", 1 << 1),
    ("s", 1 << 2),
    ("u", 1 << 3),
    ("code", 1 << 4),
    ("sub", 1 << 5),
    ("sup", 1 << 6),
    ("b", 1),
    ("i", 1 << 1),
];

/// Cards that have another name in mobiledoc: mobiledoc's first.
const CARD_NAMES: [(&str, &str); 2] = [("code", "codeblock"), ("hr", "horizontalrule")];
