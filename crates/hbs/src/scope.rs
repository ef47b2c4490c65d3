//! What a place in a template sees: its context, the contexts around it, data, block parameters, partials.
//!
//! All of it is borrowed from the stack of the render, so that entering a block costs no memory.

use std::sync::Arc;

use crate::program::{Body, Inline};
use crate::symbol::Key;
use crate::value::{Object, Value};

#[derive(Clone, Copy)]
pub(crate) struct Scope<'s, 'r> {
    pub(crate) context: Value<'r>,
    /// What `../` leads to.
    pub(crate) parents: Option<&'s Parents<'s, 'r>>,
    pub(crate) data: &'s Frame<'s, 'r>,
    pub(crate) block_params: Option<&'s BlockParams<'s, 'r>>,
    pub(crate) partial_block: Option<&'s PartialBlock<'s, 'r>>,
    pub(crate) inlines: Option<&'s Inlines<'s, 'r>>,
    /// The file the place is in.
    pub(crate) file: &'r Arc<str>,
}

/// The context of the block around, and what is around that.
pub(crate) struct Parents<'s, 'r> {
    pub(crate) context: Value<'r>,
    pub(crate) up: Option<&'s Parents<'s, 'r>>,
}

/// One layer of `@data`; what it does not know, the layer below may.
pub(crate) struct Frame<'s, 'r> {
    pub(crate) object: Option<&'r (dyn Object + 'r)>,
    pub(crate) up: Option<&'s Frame<'s, 'r>>,
}

/// The values of `as |names|`.
pub(crate) struct BlockParams<'s, 'r> {
    pub(crate) values: &'s [Value<'r>],
    pub(crate) up: Option<&'s BlockParams<'s, 'r>>,
}

/// The block given to a partial, with the scope it is written in.
pub(crate) struct PartialBlock<'s, 'r> {
    pub(crate) body: &'r Body,
    pub(crate) scope: Scope<'s, 'r>,
}

/// Partials defined by `{{#*inline}}`, and those defined further out.
pub(crate) struct Inlines<'s, 'r> {
    pub(crate) list: &'r [Inline],
    /// The scope around the block that defines them; none at the top of a template.
    pub(crate) outer: Option<Scope<'s, 'r>>,
    pub(crate) up: Option<&'s Inlines<'s, 'r>>,
}

impl<'r> Scope<'_, 'r> {
    /// The context so many `../` up.
    #[inline]
    pub(crate) fn context_at(&self, depth: usize) -> Value<'r> {
        if depth == 0 {
            return self.context;
        }
        let mut parents = self.parents;
        for _ in 1..depth {
            parents = parents.and_then(|parents| parents.up);
        }
        parents.map_or(Value::Undefined, |parents| parents.context)
    }

    /// A value of `@data`, from the frame so many `../` up.
    #[inline]
    pub(crate) fn data_at(&self, depth: usize, key: Key<'_>) -> Value<'r> {
        let mut frame = Some(self.data);
        for _ in 0..depth {
            frame = frame.and_then(|frame| frame.up);
        }
        while let Some(layer) = frame {
            if let Some(object) = layer.object {
                let value = object.get(key);
                if !matches!(value, Value::Undefined) {
                    return value;
                }
            }
            frame = layer.up;
        }
        Value::Undefined
    }

    /// A block parameter, so many blocks with names up.
    #[inline]
    pub(crate) fn block_param(&self, depth: usize, index: usize) -> Value<'r> {
        let mut params = self.block_params;
        for _ in 0..depth {
            params = params.and_then(|params| params.up);
        }
        params.and_then(|params| params.values.get(index)).copied().unwrap_or_default()
    }

    /// The parents of a block with `context` that is written here; nothing is added for the same context.
    #[inline]
    pub(crate) fn parents_of(&self, context: Value<'r>) -> Option<Parents<'_, 'r>> {
        let changes = !loosely_equal(self.context, context);
        changes.then_some(Parents { context: self.context, up: self.parents })
    }
}

/// What JavaScript's `==` says, but for lists and objects beside plain values.
fn loosely_equal(a: Value<'_>, b: Value<'_>) -> bool {
    let mixed = std::mem::discriminant(&a) != std::mem::discriminant(&b);
    let equal_numbers = || number(a).is_some_and(|x| number(b) == Some(x));
    a.same(b) || (mixed && ((a.is_nothing() && b.is_nothing()) || equal_numbers()))
}

/// What JavaScript's `Number(value)` gives for plain values, for the common forms of numbers.
fn number(value: Value<'_>) -> Option<f64> {
    match value {
        Value::Bool(truth) => Some(f64::from(u8::from(truth))),
        Value::Number(number) => Some(number),
        Value::Text(text) if text.trim().is_empty() => Some(0.0),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}
