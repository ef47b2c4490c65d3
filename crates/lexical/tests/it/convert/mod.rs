//! From other formats to Lexical and back, compared with what Ghost's own converters make of the same input.

mod corpus;
mod deviations;
mod hostile;
mod invented;
mod markdown;
