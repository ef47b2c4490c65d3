//! A template's tree, walked from top to bottom.

use std::borrow::Cow;

use hbs::syntax::{Block, BlockKind, Call, Expression, Node, Path, Program};

/// What the walk comes by.
#[derive(Clone, Copy)]
pub(super) enum Seen<'a> {
    /// `{{name …}}`
    Shown(&'a Call<'a>),
    /// `{{#name …}}`
    Block(&'a Call<'a>),
    /// `(name …)`
    Call(&'a Call<'a>),
    /// `{{> name …}}`
    Partial(&'a Call<'a>),
    /// `{{#> name …}}`
    PartialBlock(&'a Call<'a>),
    /// `{{#*inline "name"}}`
    Inline(&'a Call<'a>),
    /// A name or an argument that leads to a value.
    Path(&'a Path<'a>),
}

/// Blocks that leave the context as it is.
const WITHOUT_CONTEXT: [&str; 5] = ["has", "is", "if", "else", "unless"];

/// Calls `visit` with everything in a template, and with the blocks around it that give it a context, outermost first.
pub(super) fn walk<'a>(program: &'a Program<'a>, visit: &mut dyn FnMut(Seen<'a>, &[&'a Call<'a>])) {
    Walk { visit, around: Vec::new() }.program(program);
}

struct Walk<'v, 'a> {
    visit: &'v mut dyn FnMut(Seen<'a>, &[&'a Call<'a>]),
    around: Vec<&'a Call<'a>>,
}

impl<'a> Walk<'_, 'a> {
    fn see(&mut self, seen: Seen<'a>) {
        (self.visit)(seen, &self.around);
    }

    fn program(&mut self, program: &'a Program<'a>) {
        for node in &program.nodes {
            match node {
                Node::Content(_) | Node::Comment(_) => {}
                Node::Mustache { call, .. } => {
                    self.see(Seen::Shown(call));
                    self.call(call);
                }
                Node::Decorator { call, .. } => self.call(call),
                Node::Partial { call, .. } => {
                    self.see(Seen::Partial(call));
                    self.call(call);
                }
                Node::Block(block) => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &'a Block<'a>) {
        let call = &block.call;
        self.see(match block.kind {
            BlockKind::Plain => Seen::Block(call),
            BlockKind::Partial => Seen::PartialBlock(call),
            BlockKind::Decorator => Seen::Inline(call),
        });
        let gives_context = block.kind == BlockKind::Plain && !WITHOUT_CONTEXT.contains(&first_part(call));
        if gives_context {
            self.around.push(call);
        }
        self.call(call);
        for program in block.program.iter().chain(&block.inverse) {
            self.program(program);
        }
        if gives_context {
            self.around.pop();
        }
    }

    fn call(&mut self, call: &'a Call<'a>) {
        self.expression(&call.callee);
        for argument in call.params.iter().chain(call.hash.iter().map(|(_, value)| value)) {
            self.expression(argument);
        }
    }

    fn expression(&mut self, expression: &'a Expression<'a>) {
        match expression {
            Expression::Path(path) => self.see(Seen::Path(path)),
            Expression::Call(call) => {
                self.see(Seen::Call(call));
                self.call(call);
            }
            _ => {}
        }
    }
}

fn first_part<'a>(call: &'a Call<'_>) -> &'a str {
    match &call.callee {
        Expression::Path(path) => path.parts.first().map_or("", |part| part),
        Expression::Text(text) => text,
        _ => "",
    }
}

/// What a call is of: `@name.of.it`, without `../`.
pub(super) fn name<'a>(call: &'a Call<'_>) -> Cow<'a, str> {
    match &call.callee {
        Expression::Path(path) => path_name(path),
        other => original(other),
    }
}

/// A path without `../`.
pub(super) fn path_name<'a>(path: &'a Path<'_>) -> Cow<'a, str> {
    match path.parts.as_slice() {
        [part] if !path.data => Cow::Borrowed(part),
        parts => Cow::Owned(format!("{}{}", if path.data { "@" } else { "" }, parts.join("."))),
    }
}

/// An argument as it is written; nothing for a call.
pub(super) fn original<'a>(expression: &'a Expression<'_>) -> Cow<'a, str> {
    match expression {
        Expression::Path(path) => Cow::Borrowed(&path.original),
        Expression::Text(text) => Cow::Borrowed(text),
        Expression::Number(number) => Cow::Owned(number.to_string()),
        Expression::Bool(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
        Expression::Undefined => Cow::Borrowed("undefined"),
        Expression::Null => Cow::Borrowed("null"),
        Expression::Call(_) => Cow::Borrowed(""),
    }
}

/// Whether the name must be a helper's: anything follows it.
pub(super) fn has_arguments(call: &Call<'_>) -> bool {
    !call.params.is_empty() || !call.hash.is_empty()
}

/// The argument of this name.
pub(super) fn named<'a>(call: &'a Call<'a>, name: &str) -> Option<&'a Expression<'a>> {
    call.hash.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}
