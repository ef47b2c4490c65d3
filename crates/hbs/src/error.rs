//! What can go wrong, and where.

use std::fmt;
use std::sync::Arc;

/// A template that cannot be read or rendered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}", Prefix(.0.place.as_ref()), .0.problem)]
pub struct Error(Box<Detail>);

/// Boxed, so that results without an error stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Detail {
    problem: Problem,
    place: Option<Place>,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The template's text is no Handlebars.
    #[error("{0}")]
    Syntax(String),
    /// A name is called with arguments, but no helper has it.
    #[error("Missing helper: \"{0}\"")]
    MissingHelper(String),
    /// A field's value is called like a helper.
    #[error("\"{0}\" is a value and not a helper, so it takes no arguments")]
    NotAHelper(String),
    /// There is no partial of this name.
    #[error("The partial {0} could not be found")]
    MissingPartial(String),
    /// There is no template of this name.
    #[error("The template {0} could not be found")]
    MissingTemplate(String),
    /// There is no decorator of this name.
    #[error("Missing decorator: \"{0}\"")]
    MissingDecorator(String),
    /// A helper refused to go on.
    #[error("{0}")]
    Helper(String),
    /// Blocks, partials and subexpressions are nested too deep.
    #[error("nested more than {0} deep")]
    TooDeep(usize),
    /// The page is too long.
    #[error("the page is longer than {0} bytes")]
    TooLong(usize),
    /// Helpers keep too much in the arena.
    #[error("the page needs more than {0} bytes of temporaries")]
    TooMuchMemory(usize),
    /// Rendering takes too many steps or too much time.
    #[error("rendering takes too long")]
    TooSlow,
}

/// A place in a template's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name as it was given to the builder.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
}

/// A line and a column, both counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The line.
    pub line: u32,
    /// The column in characters.
    pub column: u32,
}

impl Error {
    /// A helper's complaint; the engine adds the place of the tag.
    pub fn helper(message: impl Into<String>) -> Self {
        Problem::Helper(message.into()).into()
    }

    /// What went wrong.
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// Where, if it is in a template.
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// The same error with its place, unless a place further inside is known.
    #[cold]
    #[must_use]
    pub(crate) fn at(mut self, file: &Arc<str>, spot: Spot) -> Self {
        let place = || Place { file: Arc::clone(file), line: spot.line, column: spot.column };
        self.0.place.get_or_insert_with(place);
        self
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self(Box::new(Detail { problem, place: None }))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

struct Prefix<'e>(Option<&'e Place>);

impl fmt::Display for Prefix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| write!(f, "{place}: "))
    }
}
