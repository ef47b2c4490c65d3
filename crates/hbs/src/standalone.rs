//! White space control: `~`, and lines that hold nothing but a tag.
//!
//! A block, partial or comment alone on its line takes the line with it; a partial keeps the line's indent, which is
//! written once before it (handlebars.js: `preventIndent`).

use crate::ast::{Block, Node, Program, Strip};
use crate::name::is_space;

/// Strips the template's white space.
pub(crate) fn control(program: &mut Program<'_>) {
    strip_program(program, true);
}

/// How a node wants the white space around it.
#[derive(Default)]
struct Wish {
    strip: Strip,
    /// A block whose opening tag may stand alone on its line.
    open_standalone: bool,
    /// A block whose closing tag may stand alone on its line.
    close_standalone: bool,
    /// A partial or comment, which may stand alone on its line.
    inline_standalone: bool,
}

fn strip_program(program: &mut Program<'_>, is_root: bool) {
    for index in 0..program.nodes.len() {
        let Some(wish) = program.nodes.get_mut(index).and_then(wish) else { continue };
        let line_before = ends_with_line(&program.nodes, index, is_root);
        let line_after = begins_with_line(&program.nodes, Some(index), is_root);
        if wish.strip.close {
            omit_right(&mut program.nodes, Some(index), true);
        }
        if wish.strip.open {
            omit_left(&mut program.nodes, index, true);
        }
        if wish.inline_standalone && line_before && line_after {
            omit_right(&mut program.nodes, Some(index), false);
            if omit_left(&mut program.nodes, index, false) {
                keep_indent(&mut program.nodes, index);
            }
        }
        if wish.open_standalone && line_before {
            if let Some(Node::Block(block)) = program.nodes.get_mut(index) {
                let Block { program: body, inverse, .. } = &mut **block;
                if let Some(first) = body.as_mut().or(inverse.as_mut()) {
                    omit_right(&mut first.nodes, None, false);
                }
            }
            omit_left(&mut program.nodes, index, false);
        }
        if wish.close_standalone && line_after {
            omit_right(&mut program.nodes, Some(index), false);
            if let Some(Node::Block(block)) = program.nodes.get_mut(index) {
                let Block { program: body, inverse, .. } = &mut **block;
                if let Some(last) = inverse.as_mut().or(body.as_mut()) {
                    omit_last(last, false);
                }
            }
        }
    }
}

fn wish(node: &mut Node<'_>) -> Option<Wish> {
    match node {
        Node::Content(_) => None,
        Node::Mustache { strip, .. } | Node::Decorator { strip, .. } => {
            Some(Wish { strip: *strip, ..Wish::default() })
        }
        Node::Comment(strip) | Node::Partial { strip, .. } => {
            Some(Wish { strip: *strip, inline_standalone: true, ..Wish::default() })
        }
        Node::Block(block) => Some(strip_block(block)),
    }
}

/// Strips inside of a block, and says how it wants the space around it.
fn strip_block(block: &mut Block<'_>) -> Wish {
    for inside in block.program.iter_mut().chain(block.inverse.iter_mut()) {
        strip_program(inside, false);
    }
    let (open, between, close) = (block.open, block.between, block.close);
    let (first, second) = match (&mut block.program, &mut block.inverse) {
        (Some(program), inverse) => (program, inverse.as_mut().and_then(after_body)),
        (None, Some(inverse)) => (inverse, None),
        (None, None) => return Wish::default(),
    };
    let wish = Wish {
        strip: Strip { open: open.open, close: close.close },
        open_standalone: begins_with_line(&first.nodes, None, false),
        close_standalone: ends_with_line_inside(second.as_deref().unwrap_or(first)),
        inline_standalone: false,
    };
    if open.close {
        omit_right(&mut first.nodes, None, true);
    }
    let Some(second) = second else {
        if close.open {
            omit_last(first, true);
        }
        return wish;
    };
    if between.open {
        omit_last(first, true);
    }
    if between.close {
        omit_right(&mut second.nodes, None, true);
    }
    if close.open {
        omit_last(second, true);
    }
    if ends_with_line_inside(first) && begins_with_line(&second.nodes, None, false) {
        omit_last(first, false);
        omit_right(&mut second.nodes, None, false);
    }
    wish
}

/// What stands right after the block's first body: the `else`, or the body of the first block of an else chain.
fn after_body<'p, 's>(inverse: &'p mut Program<'s>) -> Option<&'p mut Program<'s>> {
    if !inverse.chained {
        return Some(inverse);
    }
    match inverse.nodes.first_mut() {
        Some(Node::Block(block)) => block.program.as_mut(),
        _ => None,
    }
}

/// Whether the content before `index` ends with a line break and white space.
fn ends_with_line(nodes: &[Node<'_>], index: usize, is_root: bool) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|before| nodes.get(before)) else { return is_root };
    let Node::Content(content) = before else { return false };
    let line = content.original.trim_end_matches(|c| is_space(c) && c != '\n');
    line.ends_with('\n') || (index == 1 && is_root && line.is_empty())
}

fn ends_with_line_inside(program: &Program<'_>) -> bool {
    ends_with_line(&program.nodes, program.nodes.len(), false)
}

/// Whether the content after `index`, or the first, begins with white space and a line break.
fn begins_with_line(nodes: &[Node<'_>], index: Option<usize>, is_root: bool) -> bool {
    let next = index.map_or(0, |index| index + 1);
    let Some(after) = nodes.get(next) else { return is_root };
    let Node::Content(content) = after else { return false };
    let line = content.original.trim_start_matches(|c| is_space(c) && c != '\n');
    line.starts_with('\n') || (next + 1 == nodes.len() && is_root && line.is_empty())
}

/// Strips the content after `index`, or the first: all white space, or blanks up to the end of the line.
fn omit_right(nodes: &mut [Node<'_>], index: Option<usize>, all: bool) {
    let Some(Node::Content(content)) = nodes.get_mut(index.map_or(0, |index| index + 1)) else { return };
    if !all && content.right_stripped {
        return;
    }
    let stripped = if all {
        content.value.trim_start_matches(is_space)
    } else {
        let line = content.value.trim_start_matches([' ', '\t']);
        let line = line.strip_prefix('\r').unwrap_or(line);
        line.strip_prefix('\n').unwrap_or(line)
    };
    content.right_stripped = stripped.len() != content.value.len();
    content.value = stripped;
}

/// Strips the content before `index`: all white space, or blanks back to the start of the line.
fn omit_left(nodes: &mut [Node<'_>], index: usize, all: bool) -> bool {
    let before = index.checked_sub(1).and_then(|before| nodes.get_mut(before));
    let Some(Node::Content(content)) = before else { return false };
    if !all && content.left_stripped {
        return false;
    }
    let stripped = if all {
        content.value.trim_end_matches(is_space)
    } else {
        content.value.trim_end_matches([' ', '\t'])
    };
    content.left_stripped = stripped.len() != content.value.len();
    content.value = stripped;
    content.left_stripped
}

fn omit_last(program: &mut Program<'_>, all: bool) {
    let end = program.nodes.len();
    omit_left(&mut program.nodes, end, all);
}

/// Remembers the indent of a partial that stands alone on its line.
fn keep_indent(nodes: &mut [Node<'_>], index: usize) {
    let Some((before, from)) = nodes.split_at_mut_checked(index) else { return };
    if let (Some(Node::Content(content)), Some(Node::Partial { indent, .. })) =
        (before.last(), from.first_mut())
    {
        let line = content.original.trim_end_matches([' ', '\t']);
        *indent = content.original.get(line.len()..).unwrap_or_default();
    }
}
