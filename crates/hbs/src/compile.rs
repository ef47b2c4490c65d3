//! From the tree as written to the tree as rendered.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::ast;
use crate::error::{Error, Problem};
use crate::number::write_number;
use crate::program::{Block, Body, Call, Condition, Expression, Inline, Name, Node};
use crate::program::{Partial, PartialName, Section, Uncallable};

/// The names that a template may use, each with its index in the engine.
pub(crate) struct Names<'e> {
    pub(crate) helpers: &'e HashMap<String, usize>,
    pub(crate) partials: &'e HashMap<String, usize>,
    /// The built-in `if` and `unless`, which are compiled and not called.
    pub(crate) conditions: [usize; 2],
}

/// Compiles a parsed template.
pub(crate) fn compile(program: &ast::Program<'_>, file: &Arc<str>, names: &Names<'_>) -> Result<Body, Error> {
    Compiler { file, names, block_params: Vec::new() }.body(program)
}

struct Compiler<'c> {
    file: &'c Arc<str>,
    names: &'c Names<'c>,
    /// The names of `as |name|` around the place, the innermost block's last.
    block_params: Vec<Vec<String>>,
}

impl Compiler<'_> {
    fn body(&mut self, program: &ast::Program<'_>) -> Result<Body, Error> {
        let takes_block_params = !program.block_params.is_empty();
        if takes_block_params {
            self.block_params.push(program.block_params.iter().map(ToString::to_string).collect());
        }
        let body = self.nodes(program, takes_block_params);
        if takes_block_params {
            self.block_params.pop();
        }
        body
    }

    fn nodes(&mut self, program: &ast::Program<'_>, takes_block_params: bool) -> Result<Body, Error> {
        let mut nodes = Vec::new();
        let mut inlines = Vec::new();
        for node in &program.nodes {
            match node {
                ast::Node::Content(content) => push_text(&mut nodes, content.value),
                ast::Node::Comment(_) => {}
                ast::Node::Mustache { call, escaped, .. } => nodes.push(self.mustache(call, *escaped)?),
                ast::Node::Decorator { call, .. } => self.check_decorator(call)?,
                ast::Node::Partial { call, indent, .. } => {
                    push_text(&mut nodes, indent);
                    nodes.push(self.partial(call, None)?);
                }
                ast::Node::Block(block) => match block.kind {
                    ast::BlockKind::Plain => nodes.push(self.block(block)?),
                    ast::BlockKind::Partial => nodes.push(self.partial(&block.call, block.program.as_ref())?),
                    ast::BlockKind::Decorator => inlines.extend(self.inline(block)?),
                },
            }
        }
        Ok(Body { nodes: nodes.into(), takes_block_params, inlines: inlines.into() })
    }

    fn optional_body(&mut self, program: Option<&ast::Program<'_>>) -> Result<Option<Body>, Error> {
        program.map(|program| self.body(program)).transpose()
    }

    fn mustache(&mut self, call: &ast::Call<'_>, escaped: bool) -> Result<Node, Error> {
        if let Some(helper) = self.helper(call) {
            return Ok(Node::Call { call: Box::new(self.call(helper, call)?), escaped });
        }
        let value = if call.has_arguments() { self.uncallable(call)? } else { self.callee(&call.callee)? };
        Ok(Node::Value { value, escaped })
    }

    fn block(&mut self, block: &ast::Block<'_>) -> Result<Node, Error> {
        let call = &block.call;
        let helper = self.helper(call);
        if helper.is_none() && call.has_arguments() {
            return Ok(Node::Value { value: self.uncallable(call)?, escaped: false });
        }
        let body = self.optional_body(block.program.as_ref())?;
        let inverse = self.optional_body(block.inverse.as_ref())?;
        let spot = call.spot;
        let Some(helper) = helper else {
            let value = self.callee(&call.callee)?;
            return Ok(Node::Section(Box::new(Section { value, body, inverse, spot })));
        };
        let [is_if, is_unless] = self.names.conditions.map(|condition| condition == helper);
        let [value] = call.params.as_slice() else { return self.helper_block(helper, call, body, inverse) };
        if !is_if && !is_unless {
            return self.helper_block(helper, call, body, inverse);
        }
        let value = self.expression(value)?;
        let include_zero = call.hash.iter().find(|(key, _)| key == "includeZero");
        let include_zero = include_zero.map(|(_, value)| self.expression(value)).transpose()?;
        let (filled, empty) = if is_if { (body, inverse) } else { (inverse, body) };
        Ok(Node::Condition(Box::new(Condition { value, include_zero, filled, empty, spot })))
    }

    fn helper_block(
        &mut self,
        helper: usize,
        call: &ast::Call<'_>,
        body: Option<Body>,
        inverse: Option<Body>,
    ) -> Result<Node, Error> {
        Ok(Node::Block(Box::new(Block { call: self.call(helper, call)?, body, inverse })))
    }

    fn partial(&mut self, call: &ast::Call<'_>, block: Option<&ast::Program<'_>>) -> Result<Node, Error> {
        if call.params.len() > 1 {
            let problem =
                Problem::Syntax(format!("Unsupported number of partial arguments: {}", call.params.len()));
            return Err(Error::from(problem).at(self.file, call.spot));
        }
        let name = match &call.callee {
            ast::Expression::Call(name) => PartialName::Dynamic(self.subexpression(name)?),
            name => match original(name).as_ref() {
                "@partial-block" => PartialName::Block,
                name => PartialName::Known(name.into(), self.names.partials.get(name).copied()),
            },
        };
        let context = call.params.first().map(|context| self.expression(context)).transpose()?;
        let hash = self.hash(&call.hash)?;
        let block = self.optional_body(block)?;
        Ok(Node::Partial(Box::new(Partial { name, context, hash, block, spot: call.spot })))
    }

    fn inline(&mut self, block: &ast::Block<'_>) -> Result<Option<Inline>, Error> {
        self.check_decorator(&block.call)?;
        let name =
            block.call.params.first().map_or(Ok(Expression::Undefined), |name| self.expression(name))?;
        Ok(self.optional_body(block.program.as_ref())?.map(|body| Inline { name, body }))
    }

    fn check_decorator(&self, call: &ast::Call<'_>) -> Result<(), Error> {
        let name = original(&call.callee);
        if name == "inline" {
            return Ok(());
        }
        Err(Error::from(Problem::MissingDecorator(name.into_owned())).at(self.file, call.spot))
    }

    /// The helper that a call means, if it means one.
    fn helper(&self, call: &ast::Call<'_>) -> Option<usize> {
        let name: Cow<'_, str> = match &call.callee {
            ast::Expression::Path(path) if path.data || !path.is_simple() => return None,
            ast::Expression::Path(path) => path.parts.first()?.as_ref().into(),
            ast::Expression::Call(_) => return None,
            literal => original(literal),
        };
        if !call.has_arguments() && self.block_param(&name).is_some() {
            return None;
        }
        self.names.helpers.get(name.as_ref()).copied()
    }

    fn call(&mut self, helper: usize, call: &ast::Call<'_>) -> Result<Call, Error> {
        let params = call.params.iter().map(|param| self.expression(param)).collect::<Result<_, _>>()?;
        let hash = self.hash(&call.hash)?;
        Ok(Call { helper, name: original(&call.callee).into(), params, hash, spot: call.spot })
    }

    fn hash(
        &mut self,
        pairs: &[(Cow<'_, str>, ast::Expression<'_>)],
    ) -> Result<Box<[(Name, Expression)]>, Error> {
        let mut hash: Vec<(Name, Expression)> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs.iter().rev() {
            let (name, value) = (Name::new(key), self.expression(value)?);
            match hash.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = value,
                None => hash.push((name, value)),
            }
        }
        Ok(hash.into())
    }

    fn subexpression(&mut self, call: &ast::Call<'_>) -> Result<Expression, Error> {
        // In parentheses even a block parameter's name is called.
        let simple = matches!(&call.callee, ast::Expression::Path(path) if !path.data && path.is_simple());
        let literal = !matches!(&call.callee, ast::Expression::Path(_) | ast::Expression::Call(_));
        if (simple || literal)
            && let Some(helper) = self.names.helpers.get(original(&call.callee).as_ref())
            && (call.has_arguments() || self.block_param(&original(&call.callee)).is_none())
        {
            return Ok(Expression::Call(Box::new(self.call(*helper, call)?)));
        }
        self.uncallable(call)
    }

    fn uncallable(&mut self, call: &ast::Call<'_>) -> Result<Expression, Error> {
        let name = original(&call.callee).into();
        let callee = self.callee(&call.callee)?;
        let may_be_missing = call.params.is_empty();
        Ok(Expression::Uncallable(Box::new(Uncallable { callee, name, may_be_missing, spot: call.spot })))
    }

    /// The value of a tag's name; a literal there is the name of a field.
    fn callee(&mut self, callee: &ast::Expression<'_>) -> Result<Expression, Error> {
        match callee {
            ast::Expression::Path(path) => Ok(self.path(path)),
            ast::Expression::Call(call) => self.subexpression(call),
            literal => Ok(self.field(&original(literal))),
        }
    }

    fn field(&self, name: &str) -> Expression {
        match self.block_param(name) {
            Some((depth, index)) => Expression::BlockParam { depth, index, keys: Box::default() },
            None => Expression::Field(Name::new(name)),
        }
    }

    fn expression(&mut self, expression: &ast::Expression<'_>) -> Result<Expression, Error> {
        Ok(match expression {
            ast::Expression::Path(path) => self.path(path),
            ast::Expression::Text(text) => Expression::Text(text.as_ref().into()),
            ast::Expression::Number(number) => Expression::Number(*number),
            ast::Expression::Bool(truth) => Expression::Bool(*truth),
            ast::Expression::Undefined => Expression::Undefined,
            ast::Expression::Null => Expression::Null,
            ast::Expression::Call(call) => self.subexpression(call)?,
        })
    }

    fn path(&self, path: &ast::Path<'_>) -> Expression {
        let keys = |parts: &[Cow<'_, str>]| parts.iter().map(|part| Name::new(part)).collect();
        let depth = path.depth;
        let Some((first, rest)) = path.parts.split_first() else {
            return Expression::Context { depth, keys: Box::default() };
        };
        if depth == 0
            && !path.is_scoped()
            && let Some((depth, index)) = self.block_param(first)
        {
            return Expression::BlockParam { depth, index, keys: keys(rest) };
        }
        if !path.data && depth == 0 && rest.is_empty() {
            return Expression::Field(Name::new(first));
        }
        if !path.data {
            return Expression::Context { depth, keys: keys(&path.parts) };
        }
        match first.as_ref() {
            "root" => Expression::Root { keys: keys(rest) },
            "partial-block" => Expression::PartialBlock,
            name => Expression::Data { depth, name: Name::new(name), keys: keys(rest) },
        }
    }

    /// How many blocks with names up the name stands, and at which place.
    fn block_param(&self, name: &str) -> Option<(usize, usize)> {
        let mut blocks = self.block_params.iter().rev().enumerate();
        blocks.find_map(|(depth, names)| Some((depth, names.iter().position(|known| known == name)?)))
    }
}

/// Adds text, to the text before it if there is any.
fn push_text(nodes: &mut Vec<Node>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Node::Text(before)) = nodes.last_mut() {
        *before = format!("{before}{text}").into();
    } else {
        nodes.push(Node::Text(text.into()));
    }
}

/// A name as handlebars.js prints it.
fn original<'e>(name: &'e ast::Expression<'_>) -> Cow<'e, str> {
    match name {
        ast::Expression::Path(path) => Cow::Borrowed(&path.original),
        ast::Expression::Text(text) => Cow::Borrowed(text),
        ast::Expression::Number(number) => {
            let mut text = String::new();
            write_number(*number, &mut text);
            Cow::Owned(text)
        }
        ast::Expression::Bool(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
        ast::Expression::Null => Cow::Borrowed("null"),
        ast::Expression::Undefined | ast::Expression::Call(_) => Cow::Borrowed("undefined"),
    }
}
