//! Putting converted nodes into an empty document, as Lexical pastes them.

use super::tree::{Key, Kind, ROOT, Tree};

/// Makes the nodes the content of the document. What is inline gets a paragraph (or a list, for items) around it.
pub(super) fn into_root(tree: &mut Tree, nodes: Vec<Key>) {
    if nodes.is_empty() {
        return;
    }
    let is_block = |tree: &Tree, node: &Key| !tree.kind(*node).is_inline();
    if !nodes.iter().any(|node| is_block(tree, node)) {
        let paragraph = tree.create(Kind::paragraph());
        tree.append(ROOT, paragraph);
        return tree.append_all(paragraph, &nodes);
    }
    for block in wrap_inline(tree, nodes) {
        tree.append(ROOT, block);
    }
}

/// Collects inline nodes and loose list items that follow each other into one block.
fn wrap_inline(tree: &mut Tree, nodes: Vec<Key>) -> Vec<Key> {
    let mut blocks = Vec::new();
    let mut current: Option<Key> = None;
    for node in nodes {
        if !tree.kind(node).is_inline() && !tree.is_item(node) {
            blocks.push(node);
            current = None;
            continue;
        }
        if let Some(block) = current {
            tree.append(block, node);
            continue;
        }
        let kind =
            if tree.is_item(node) { Kind::List { list_type: "bullet", start: 1 } } else { Kind::paragraph() };
        let block = tree.create(kind);
        blocks.push(block);
        current = Some(block);
        // A line break that begins such a block only begins it.
        if *tree.kind(node) != Kind::LineBreak {
            tree.append(block, node);
        }
    }
    blocks
}
