//! What Lexical's editor does after every change, until nothing changes any more: adjacent texts become one, blocks
//! inside of blocks are taken out, and lists that follow each other are joined.

use super::tree::{Key, Kind, ROOT, Tree};

/// Rounds after which wrong nesting is left as it is. Ghost gives up after 99 and loses the whole document.
const MAXIMUM_ROUNDS: usize = 1_000;

/// Applies all transforms.
pub(super) fn apply(tree: &mut Tree) {
    for _ in 0..MAXIMUM_ROUNDS {
        if tree.changed_leaves.is_empty() && tree.changed_elements.is_empty() {
            return;
        }
        while !tree.changed_leaves.is_empty() {
            for leaf in std::mem::take(&mut tree.changed_leaves).into_keys() {
                join_texts(tree, leaf);
            }
        }
        for element in std::mem::take(&mut tree.changed_elements).into_keys() {
            transform(tree, element);
        }
    }
}

fn transform(tree: &mut Tree, key: Key) {
    if !tree.is_attached(key) {
        return;
    }
    // Quotes are not in the list: Ghost's own kind of quote escapes the transform, and blocks stay inside.
    if matches!(
        tree.kind(key),
        Kind::Paragraph { .. } | Kind::Heading(_) | Kind::List { .. } | Kind::Item { .. }
    ) {
        take_out_blocks(tree, key);
    }
    if tree.is_list(key) && tree.is_attached(key) {
        join_with_next_list(tree, key);
    }
}

/// Joins a text with the one before it and with the one after it, where their formats are the same.
fn join_texts(tree: &mut Tree, key: Key) {
    if !matches!(tree.kind(key), Kind::Text { .. }) || !tree.is_attached(key) {
        return;
    }
    let mut text = key;
    if let Some(previous) = tree.previous(text)
        && join(tree, previous, text)
    {
        text = previous;
    }
    if let Some(next) = tree.next(text) {
        join(tree, text, next);
    }
}

fn join(tree: &mut Tree, first: Key, second: Key) -> bool {
    let (Kind::Text { format, .. }, Kind::Text { format: other, text }) =
        (tree.kind(first), tree.kind(second))
    else {
        return false;
    };
    if format != other {
        return false;
    }
    let more = text.clone();
    if let Kind::Text { text, .. } = tree.kind_mut(first) {
        text.push_str(&more);
    }
    tree.remove(second);
    true
}

fn is_misplaced(tree: &Tree, child: Key, parent: Key) -> bool {
    match tree.kind(child) {
        Kind::List { .. } => !(parent == ROOT || tree.is_item(parent)),
        Kind::Item { .. } => !tree.is_list(parent),
        kind => !kind.is_inline(),
    }
}

/// Moves blocks that are inside of a block behind the top-level block that they are in. What is before and after them
/// goes on in copies of the block.
fn take_out_blocks(tree: &mut Tree, key: Key) {
    let children = tree.children(key);
    if !children.iter().any(|child| is_misplaced(tree, *child, key)) {
        return;
    }
    let copy = match tree.kind(key) {
        Kind::Paragraph { .. } => Kind::paragraph(),
        Kind::Item { .. } => Kind::item(),
        kind => kind.clone(),
    };
    let pieces = tree.create(Kind::paragraph());
    let mut current = tree.create(copy.clone());
    for child in children {
        if is_misplaced(tree, child, key) {
            if !tree.is_empty(current) {
                tree.append(pieces, current);
                current = tree.create(copy.clone());
            }
            tree.append(pieces, child);
        } else {
            tree.append(current, child);
        }
    }
    if !tree.is_empty(current) {
        tree.append(pieces, current);
    }
    let top =
        std::iter::successors(Some(key), |node| tree.parent(*node).filter(|parent| *parent != ROOT)).last();
    let top = top.unwrap_or(key);
    for piece in tree.children(pieces).into_iter().rev() {
        if tree.is_item(piece) {
            let paragraph = tree.create(Kind::paragraph());
            for child in tree.children(piece) {
                tree.append(paragraph, child);
            }
            tree.remove(piece);
            tree.insert_after(top, paragraph);
        } else {
            tree.insert_after(top, piece);
        }
    }
    tree.remove(key);
}

fn join_with_next_list(tree: &mut Tree, list: Key) {
    let Some(next) = tree.next(list) else { return };
    let (Kind::List { list_type, .. }, Kind::List { list_type: other, .. }) =
        (tree.kind(list), tree.kind(next))
    else {
        return;
    };
    if list_type == other {
        let items = tree.children(next);
        tree.append_all(list, &items);
        tree.remove(next);
    }
}
