//! From tokens to a tree, by recursive descent.
//!
//! ```text
//! program   = { content | comment | mustache | block | raw | partial | partial-block }
//! mustache  = "{{" call "}}" | "{{{" call "}}}"
//! block     = "{{#" call [params] "}}" program [ chain ] "{{/" name "}}"
//!           | "{{^" call [params] "}}" program [ "{{else}}" program ] "{{/" name "}}"
//! chain     = "{{else}}" program | "{{else" call [params] "}}" program [ chain ]
//! partial   = "{{>" ( call | "(" call ")" … ) "}}", and with "{{#>" a program up to "{{/"
//! call      = name { argument } { key "=" argument }
//! argument  = name | "(" call ")"
//! name      = [ "@" ] segment { ("." | "/") segment } | string | number | boolean | undefined | null
//! params    = "as |" segment { segment } "|"
//! ```

use std::borrow::Cow;
use std::sync::Arc;

use crate::ast::{Block, BlockKind, Call, Content, Expression, Node, Original, Path, Program, Strip};
use crate::error::{Error, Problem, Spot};
use crate::lex::Lexer;
use crate::standalone;
use crate::token::{Token, describe};

/// Blocks, else chains and subexpressions nested deeper than this are refused.
pub(crate) const DEEPEST: usize = 150;

/// Reads a template; `file` is for the places in errors.
pub(crate) fn parse<'s>(source: &'s str, file: &Arc<str>) -> Result<Program<'s>, Error> {
    let mut lexer = Lexer::new(source, Arc::clone(file));
    let (token, spot) = lexer.next()?;
    let mut parser = Parser { lexer, token, spot, depth: 0 };
    let mut program = parser.program()?;
    if parser.token != Token::End {
        return Err(parser.unexpected("the end of the template"));
    }
    standalone::control(&mut program);
    Ok(program)
}

struct Parser<'s> {
    lexer: Lexer<'s>,
    /// The next token, not yet taken.
    token: Token<'s>,
    spot: Spot,
    depth: usize,
}

/// What follows the body of a block.
struct Inverse<'s> {
    strip: Strip,
    program: Program<'s>,
}

/// A call that opens a block.
struct Header<'s> {
    call: Call<'s>,
    block_params: Vec<Cow<'s, str>>,
    strip: Strip,
}

impl<'s> Parser<'s> {
    fn advance(&mut self) -> Result<Token<'s>, Error> {
        let (token, spot) = self.lexer.next()?;
        self.spot = spot;
        Ok(std::mem::replace(&mut self.token, token))
    }

    fn error(&self, message: impl Into<String>) -> Error {
        self.lexer.error(message, self.spot)
    }

    fn unexpected(&self, wanted: &str) -> Error {
        self.error(format!("expected {wanted}, found {}", describe(&self.token)))
    }

    /// Runs `inner` one level deeper.
    fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if self.depth >= DEEPEST {
            return Err(Error::from(Problem::TooDeep(DEEPEST)).at(self.lexer.file(), self.spot));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn program(&mut self) -> Result<Program<'s>, Error> {
        let mut program = Program::default();
        loop {
            let node = match self.token {
                Token::Content(text) => {
                    self.advance()?;
                    content(text)
                }
                Token::Comment(strip) => {
                    self.advance()?;
                    Node::Comment(strip)
                }
                Token::Open { escaped, decorator, strip } => self.mustache(escaped, decorator, strip)?,
                Token::OpenUnescaped { strip } => self.unescaped(strip)?,
                Token::OpenPartial { strip } => self.partial(strip)?,
                Token::OpenBlock { decorator, strip } => {
                    self.nested(|parser| parser.block(decorator, strip))?
                }
                Token::OpenInverse { strip } => self.nested(|parser| parser.inverted_block(strip))?,
                Token::OpenPartialBlock { strip } => self.nested(|parser| parser.partial_block(strip))?,
                Token::OpenRaw => self.raw_block()?,
                _ => return Ok(program),
            };
            program.nodes.push(node);
        }
    }

    fn mustache(&mut self, escaped: bool, decorator: bool, open: bool) -> Result<Node<'s>, Error> {
        self.advance()?;
        let call = self.call()?;
        let strip = Strip { open, close: self.close()? };
        Ok(if decorator { Node::Decorator { call, strip } } else { Node::Mustache { call, escaped, strip } })
    }

    fn unescaped(&mut self, open: bool) -> Result<Node<'s>, Error> {
        self.advance()?;
        let call = self.call()?;
        let Token::CloseUnescaped { strip: close } = self.token else {
            return Err(self.unexpected("\"}}}\""));
        };
        self.advance()?;
        Ok(Node::Mustache { call, escaped: false, strip: Strip { open, close } })
    }

    fn partial(&mut self, open: bool) -> Result<Node<'s>, Error> {
        self.advance()?;
        let call = self.partial_call()?;
        let strip = Strip { open, close: self.close()? };
        Ok(Node::Partial { call, strip, indent: "" })
    }

    fn partial_block(&mut self, open: bool) -> Result<Node<'s>, Error> {
        self.advance()?;
        let call = self.partial_call()?;
        let open = Strip { open, close: self.close()? };
        let program = self.program()?;
        let close = self.end_of_block(&call)?;
        Ok(block(BlockKind::Partial, call, Some(program), None, [open, Strip::default(), close]))
    }

    fn block(&mut self, decorator: bool, open: bool) -> Result<Node<'s>, Error> {
        let header = self.header(open)?;
        let mut program = self.program()?;
        program.block_params = header.block_params;
        let mut inverse = self.chain()?;
        if decorator && inverse.is_some() {
            return Err(self.error("a decorator has no else"));
        }
        let close = self.end_of_block(&header.call)?;
        if let Some(inverse) = &mut inverse {
            close_chained(&mut inverse.program, close);
        }
        let kind = if decorator { BlockKind::Decorator } else { BlockKind::Plain };
        let between = inverse.as_ref().map_or_else(Strip::default, |inverse| inverse.strip);
        let inverse = inverse.map(|inverse| inverse.program);
        Ok(block(kind, header.call, Some(program), inverse, [header.strip, between, close]))
    }

    fn inverted_block(&mut self, open: bool) -> Result<Node<'s>, Error> {
        let header = self.header(open)?;
        let mut inverse = self.program()?;
        inverse.block_params = header.block_params;
        let (between, program) = match self.token {
            Token::Inverse(strip) => {
                self.advance()?;
                (strip, Some(self.program()?))
            }
            _ => (Strip::default(), None),
        };
        let close = self.end_of_block(&header.call)?;
        Ok(block(BlockKind::Plain, header.call, program, Some(inverse), [header.strip, between, close]))
    }

    fn raw_block(&mut self) -> Result<Node<'s>, Error> {
        self.advance()?;
        let call = self.call()?;
        if self.token != Token::CloseRaw {
            return Err(self.unexpected("\"}}}}\""));
        }
        self.advance()?;
        let mut program = Program::default();
        while let Token::Content(text) = self.token {
            self.advance()?;
            program.nodes.push(content(text));
        }
        let Token::EndRaw(name) = self.token else { return Err(self.unexpected("the end of the raw block")) };
        if Original::of(&call.callee) != Original::Text(name) {
            return Err(self.error(format!("{} doesn't match {name}", Original::of(&call.callee))));
        }
        self.advance()?;
        Ok(block(BlockKind::Plain, call, Some(program), None, [Strip::default(); 3]))
    }

    /// `{{else}}…` or `{{else if …}}…`, if there is one.
    fn chain(&mut self) -> Result<Option<Inverse<'s>>, Error> {
        match self.token {
            Token::Inverse(strip) => {
                self.advance()?;
                Ok(Some(Inverse { strip, program: self.program()? }))
            }
            Token::OpenChain { strip } => self.nested(|parser| parser.chained(strip)).map(Some),
            _ => Ok(None),
        }
    }

    fn chained(&mut self, open: bool) -> Result<Inverse<'s>, Error> {
        let Header { call, block_params, strip } = self.header(open)?;
        let mut program = self.program()?;
        program.block_params = block_params;
        let mut inverse = self.chain()?;
        let next = inverse.as_ref().map_or_else(Strip::default, |inverse| inverse.strip);
        if let Some(inverse) = &mut inverse {
            close_chained(&mut inverse.program, next);
        }
        let inverse = inverse.map(|inverse| inverse.program);
        let node = block(BlockKind::Plain, call, Some(program), inverse, [strip, next, next]);
        Ok(Inverse { strip, program: Program { nodes: vec![node], chained: true, ..Program::default() } })
    }

    fn header(&mut self, open: bool) -> Result<Header<'s>, Error> {
        self.advance()?;
        let call = self.call()?;
        let block_params = self.block_params()?;
        Ok(Header { call, block_params, strip: Strip { open, close: self.close()? } })
    }

    fn block_params(&mut self) -> Result<Vec<Cow<'s, str>>, Error> {
        let mut names = Vec::new();
        if self.token != Token::OpenBlockParams {
            return Ok(names);
        }
        self.advance()?;
        while let Token::Id { .. } = self.token {
            if let Token::Id { part, .. } = self.advance()? {
                names.push(part);
            }
        }
        if names.is_empty() || self.token != Token::CloseBlockParams {
            return Err(self.unexpected("names of block parameters between two |"));
        }
        self.advance()?;
        Ok(names)
    }

    /// `}}`, and whether it has a `~`.
    fn close(&mut self) -> Result<bool, Error> {
        let Token::Close { strip } = self.token else { return Err(self.unexpected("\"}}\"")) };
        self.advance()?;
        Ok(strip)
    }

    /// `{{/name}}`, where the name must be the one that opened the block.
    fn end_of_block(&mut self, opened: &Call<'s>) -> Result<Strip, Error> {
        let Token::OpenEnd { strip: open } = self.token else {
            let name = Original::of(&opened.callee);
            return Err(self.unexpected(&format!("\"{{{{/{name}}}}}\" to close line {}", opened.spot.line)));
        };
        self.advance()?;
        let name = self.name()?;
        let (opened_name, closed_name) = (Original::of(&opened.callee), Original::of(&name));
        if opened_name != closed_name {
            return Err(self.lexer.error(format!("{opened_name} doesn't match {closed_name}"), opened.spot));
        }
        Ok(Strip { open, close: self.close()? })
    }

    fn call(&mut self) -> Result<Call<'s>, Error> {
        let spot = self.spot;
        let callee = self.name()?;
        self.arguments(callee, spot)
    }

    fn partial_call(&mut self) -> Result<Call<'s>, Error> {
        let spot = self.spot;
        let callee = self.argument()?;
        self.arguments(callee, spot)
    }

    fn arguments(&mut self, callee: Expression<'s>, spot: Spot) -> Result<Call<'s>, Error> {
        let mut call = Call { callee, params: Vec::new(), hash: Vec::new(), spot };
        while self.at_argument() {
            let argument = self.argument()?;
            if self.token != Token::Equals {
                if !call.hash.is_empty() {
                    return Err(self.error("an argument without a name follows one with a name"));
                }
                call.params.push(argument);
                continue;
            }
            let key = argument.into_key().ok_or_else(|| self.unexpected("a name before ="))?;
            self.advance()?;
            let value = self.argument()?;
            call.hash.push((key, value));
        }
        Ok(call)
    }

    fn at_argument(&self) -> bool {
        matches!(
            self.token,
            Token::Id { .. }
                | Token::Data
                | Token::Text(_)
                | Token::Number(_)
                | Token::Bool(_)
                | Token::Undefined
                | Token::Null
                | Token::OpenParenthesis
        )
    }

    fn argument(&mut self) -> Result<Expression<'s>, Error> {
        if self.token != Token::OpenParenthesis {
            return self.name();
        }
        self.advance()?;
        let call = self.nested(Self::call)?;
        if self.token != Token::CloseParenthesis {
            return Err(self.unexpected("\")\""));
        }
        self.advance()?;
        Ok(Expression::Call(Box::new(call)))
    }

    fn name(&mut self) -> Result<Expression<'s>, Error> {
        let spot = self.spot;
        match self.token {
            Token::Data => {
                self.advance()?;
                return self.path(true, spot);
            }
            Token::Id { .. } => return self.path(false, spot),
            _ => {}
        }
        let expression = match &mut self.token {
            Token::Text(text) => Expression::Text(std::mem::take(text)),
            Token::Number(number) => Expression::Number(*number),
            Token::Bool(truth) => Expression::Bool(*truth),
            Token::Undefined => Expression::Undefined,
            Token::Null => Expression::Null,
            _ => return Err(self.unexpected("a name or a value")),
        };
        self.advance()?;
        Ok(expression)
    }

    fn path(&mut self, data: bool, spot: Spot) -> Result<Expression<'s>, Error> {
        let original = if data { "@".to_owned() } else { String::new() };
        let mut path = Path { data, depth: 0, parts: Vec::new(), original, spot };
        loop {
            if !matches!(self.token, Token::Id { .. }) {
                return Err(self.unexpected("a name"));
            }
            let Token::Id { part, literal } = self.advance()? else { continue };
            path.original.push_str(&part);
            if !literal && matches!(&*part, "this" | "." | "..") {
                if !path.parts.is_empty() {
                    return Err(self.error(format!("Invalid path: {}", path.original)));
                }
                path.depth += usize::from(part == "..");
            } else {
                path.parts.push(part);
            }
            let Token::Separator(separator) = self.token else { return Ok(Expression::Path(path)) };
            path.original.push(separator);
            self.advance()?;
        }
    }
}

fn content(text: &str) -> Node<'_> {
    Node::Content(Content { original: text, value: text, left_stripped: false, right_stripped: false })
}

fn block<'s>(
    kind: BlockKind,
    call: Call<'s>,
    program: Option<Program<'s>>,
    inverse: Option<Program<'s>>,
    [open, between, close]: [Strip; 3],
) -> Node<'s> {
    Node::Block(Box::new(Block { kind, call, program, inverse, open, between, close }))
}

/// Gives the one block of an else chain the strip flags of what closes it.
fn close_chained(program: &mut Program<'_>, close: Strip) {
    if program.chained
        && let Some(Node::Block(block)) = program.nodes.first_mut()
    {
        block.close = close;
    }
}
