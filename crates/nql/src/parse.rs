//! Tokens to tree, within limits.

use crate::{
    lex::{Lexer, Token},
    tree::{Condition, Filter, Operator, Pattern, Test, Value},
};

/// The longest text, in bytes.
pub const MAX_LENGTH: usize = 64 * 1024;
/// How deep parentheses may stand in each other.
pub const MAX_DEPTH: usize = 32;
/// How many fields a filter may test.
pub const MAX_TESTS: usize = 200;
/// How many values a filter may have in all.
pub const MAX_VALUES: usize = 2_000;

/// Why a text is not a filter. Positions count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// More than [`MAX_LENGTH`] bytes.
    #[error("the filter is {length} bytes long, more than {MAX_LENGTH}")]
    TooLong {
        /// How many bytes it has.
        length: usize,
    },
    /// No token begins so.
    #[error("the filter has {found:?} at character {at}, which means nothing there")]
    Unrecognized {
        /// The character.
        found: char,
        /// Where it stands.
        at: usize,
    },
    /// A token where another was due.
    #[error("the filter needs {wanted} at character {at}")]
    Unexpected {
        /// What was due.
        wanted: &'static str,
        /// Where the wrong token, or the end, stands.
        at: usize,
    },
    /// `now-99999999999d`.
    #[error("the filter names a date too far away at character {at}")]
    FarDate {
        /// Where the date stands.
        at: usize,
    },
    /// More than [`MAX_DEPTH`] parentheses in each other.
    #[error("the filter has more than {MAX_DEPTH} parentheses in each other at character {at}")]
    TooDeep {
        /// Where the first one too many stands.
        at: usize,
    },
    /// More than [`MAX_TESTS`] tests.
    #[error("the filter has more than {MAX_TESTS} conditions at character {at}")]
    TooManyTests {
        /// Where the first one too many stands.
        at: usize,
    },
    /// More than [`MAX_VALUES`] values.
    #[error("the filter has more than {MAX_VALUES} values at character {at}")]
    TooManyValues {
        /// Where the first one too many stands.
        at: usize,
    },
}

/// The tree that a text stands for, in time proportional to its length.
///
/// A text is an error when it is not of the language or passes [`MAX_LENGTH`], [`MAX_DEPTH`],
/// [`MAX_TESTS`] or [`MAX_VALUES`].
pub fn parse(text: &str) -> Result<Filter, Error> {
    if text.len() > MAX_LENGTH {
        return Err(Error::TooLong { length: text.len() });
    }
    let mut lexer = Lexer::new(text);
    if let Some(byte) = text.find('\0') {
        return Err(Error::Unrecognized { found: '\0', at: lexer.position(byte) });
    }
    let next = lexer.next()?;
    let mut parser = Parser { lexer, next, end: text.len(), depth: 0, tests: 0, values: 0 };
    let filter = parser.filter()?;
    match parser.next {
        None => Ok(filter),
        Some(_) => Err(parser.unexpected("\"+\", \",\" or the end")),
    }
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    next: Option<(usize, Token<'t>)>,
    end: usize,
    depth: usize,
    tests: usize,
    values: usize,
}

impl<'t> Parser<'t> {
    fn filter(&mut self) -> Result<Filter, Error> {
        let first = self.every()?;
        let rest = self.joined_by(Token::Comma, Self::every)?;
        Ok(group(Filter::Any, first, rest))
    }

    fn every(&mut self) -> Result<Filter, Error> {
        let first = self.term()?;
        let rest = self.joined_by(Token::Plus, Self::term)?;
        Ok(group(Filter::Every, first, rest))
    }

    fn joined_by(
        &mut self,
        joint: Token<'t>,
        part: fn(&mut Self) -> Result<Filter, Error>,
    ) -> Result<Vec<Filter>, Error> {
        let mut parts = Vec::new();
        while self.take_if(joint)? {
            parts.push(part(self)?);
        }
        Ok(parts)
    }

    fn term(&mut self) -> Result<Filter, Error> {
        match self.next {
            Some((_, Token::Open)) => self.parentheses(),
            Some((_, Token::Field(name))) => {
                if self.tests == MAX_TESTS {
                    return Err(Error::TooManyTests { at: self.position() });
                }
                self.tests += 1;
                self.advance()?;
                Ok(Filter::Test(Test { field: name.to_owned(), condition: self.condition()? }))
            }
            _ => Err(self.unexpected("a field or \"(\"")),
        }
    }

    fn parentheses(&mut self) -> Result<Filter, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::TooDeep { at: self.position() });
        }
        self.depth += 1;
        self.advance()?;
        let filter = self.filter()?;
        self.depth -= 1;
        if self.take_if(Token::Close)? { Ok(filter) } else { Err(self.unexpected("\")\"")) }
    }

    fn condition(&mut self) -> Result<Condition, Error> {
        match self.token() {
            Some(Token::Minus) => {
                self.advance()?;
                self.negated()
            }
            Some(Token::OpenList) => self.list(),
            Some(Token::Place(_)) => self.pattern().map(Condition::Like),
            Some(token) => {
                let operator = comparison(token);
                if operator.is_some() {
                    self.advance()?;
                }
                Ok(Condition::Is(operator.unwrap_or(Operator::Equal), self.value()?))
            }
            None => Err(self.unexpected("a value")),
        }
    }

    fn negated(&mut self) -> Result<Condition, Error> {
        match self.token() {
            Some(Token::Place(_)) => self.pattern().map(Condition::Unlike),
            Some(Token::OpenList) => match self.list()? {
                Condition::OneOf(values) => Ok(Condition::NoneOf(values)),
                _ => Err(self.unexpected("a list with \",\" after \"-\", before")),
            },
            _ => Ok(Condition::Is(Operator::NotEqual, self.value()?)),
        }
    }

    fn list(&mut self) -> Result<Condition, Error> {
        self.advance()?;
        let mut values = vec![self.value()?];
        let joint = self.token();
        while let Some(joint @ (Token::Comma | Token::Plus)) = joint
            && self.take_if(joint)?
        {
            values.push(self.value()?);
        }
        if !self.take_if(Token::CloseList)? {
            return Err(self.unexpected("\"]\""));
        }
        Ok(if joint == Some(Token::Plus) { Condition::EachOf(values) } else { Condition::OneOf(values) })
    }

    fn pattern(&mut self) -> Result<Pattern, Error> {
        let Some(Token::Place(place)) = self.token() else { return Err(self.unexpected("\"~\"")) };
        self.advance()?;
        let Some(Token::Quoted(text)) = self.token() else {
            return Err(self.unexpected("a text in quotes"));
        };
        self.count_value()?;
        self.advance()?;
        Ok(Pattern { place, text: unescaped(text) })
    }

    fn value(&mut self) -> Result<Value, Error> {
        let value = match self.token() {
            Some(Token::Null) => Value::Null,
            Some(Token::Bool(truth)) => Value::Bool(truth),
            Some(Token::Number(digits)) => Value::Number(digits.parse().unwrap_or(u64::MAX)),
            Some(Token::Relative(moment)) => Value::Relative(moment),
            Some(Token::Literal(text) | Token::Quoted(text)) => Value::Text(unescaped(text)),
            _ => return Err(self.unexpected("a value")),
        };
        self.count_value()?;
        self.advance()?;
        Ok(value)
    }

    fn count_value(&mut self) -> Result<(), Error> {
        if self.values == MAX_VALUES {
            return Err(Error::TooManyValues { at: self.position() });
        }
        self.values += 1;
        Ok(())
    }

    fn token(&self) -> Option<Token<'t>> {
        self.next.map(|(_, token)| token)
    }

    fn advance(&mut self) -> Result<(), Error> {
        self.next = self.lexer.next()?;
        Ok(())
    }

    fn take_if(&mut self, token: Token<'t>) -> Result<bool, Error> {
        let there = self.token() == Some(token);
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    fn position(&self) -> usize {
        self.lexer.position(self.next.map_or(self.end, |(at, _)| at))
    }

    fn unexpected(&self, wanted: &'static str) -> Error {
        Error::Unexpected { wanted, at: self.position() }
    }
}

fn group(join: fn(Vec<Filter>) -> Filter, first: Filter, mut rest: Vec<Filter>) -> Filter {
    if rest.is_empty() {
        return first;
    }
    rest.insert(0, first);
    join(rest)
}

fn comparison(token: Token<'_>) -> Option<Operator> {
    Some(match token {
        Token::Greater => Operator::Greater,
        Token::GreaterOrEqual => Operator::GreaterOrEqual,
        Token::Less => Operator::Less,
        Token::LessOrEqual => Operator::LessOrEqual,
        _ => return None,
    })
}

fn unescaped(text: &str) -> String {
    text.replace("\\'", "'").replace("\\\"", "\"")
}
