//! The order language: `published_at desc, title asc`.

/// One step of an order: a field and its direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The field's name in lower case, dots included.
    pub field: String,
    /// Which end comes first.
    pub direction: Direction,
}

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest.
    Ascending,
    /// The greatest.
    Descending,
}

/// How many steps are read; those after them change nothing that a reader could see.
const MAX_STEPS: usize = 16;

/// The steps that a text names, each field once, where it came first and with its last direction.
///
/// As in Ghost 6.65, steps that are not of the language are left out.
pub fn order(text: &str) -> Vec<Order> {
    let mut steps: Vec<Order> = Vec::new();
    for step in text.split(',').filter_map(step).take(MAX_STEPS) {
        match steps.iter_mut().find(|known| known.field == step.field) {
            Some(known) => known.direction = step.direction,
            None => steps.push(step),
        }
    }
    steps
}

fn step(text: &str) -> Option<Order> {
    let mut words = text.split_whitespace();
    let (field, direction) = (words.next()?, words.next()?);
    let named = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    if words.next().is_some() || !field.chars().all(named) {
        return None;
    }
    let direction = if direction.eq_ignore_ascii_case("asc") {
        Direction::Ascending
    } else if direction.eq_ignore_ascii_case("desc") {
        Direction::Descending
    } else {
        return None;
    };
    Some(Order { field: field.to_ascii_lowercase(), direction })
}
