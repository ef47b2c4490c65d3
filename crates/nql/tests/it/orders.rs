//! The order language.

use nql::{
    Direction::{Ascending, Descending},
    Order, order,
};
use proptest::prelude::*;

fn step(field: &str, direction: nql::Direction) -> Order {
    Order { field: field.to_owned(), direction }
}

#[test]
fn steps_are_read_in_their_order() {
    let steps = vec![step("published_at", Descending), step("title", Ascending)];
    assert_eq!(order("Published_At DESC, title   asc"), steps);
}

#[test]
fn what_is_not_a_step_is_left_out() {
    assert_eq!(
        order("title, published_at down, a b c, (select 1) asc, count.posts desc"),
        [step("count.posts", Descending)]
    );
    assert_eq!(order(""), []);
}

#[test]
fn a_field_named_twice_keeps_its_place_and_takes_the_last_direction() {
    assert_eq!(order("a asc,b asc,a desc"), [step("a", Descending), step("b", Ascending)]);
}

proptest! {
    #[test]
    fn a_field_of_a_step_is_a_plain_name(text in ".{0,60}") {
        for step in order(&text) {
            prop_assert!(step.field.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.'));
        }
    }
}
