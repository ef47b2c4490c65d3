//! Which page of a list this is.

use serde::Serialize;

use crate::shown::fields;

/// Which page of a list this is; pages are counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pagination {
    /// This page.
    pub page: i64,
    /// How many items a page has; none where the list is not cut.
    pub limit: Option<i64>,
    /// How many pages there are.
    pub pages: i64,
    /// How many items there are on all pages.
    pub total: i64,
    /// The page after this one.
    pub next: Option<i64>,
    /// The page before this one.
    pub prev: Option<i64>,
}

fields! {
    Pagination as pagination {
        PAGE "page" => pagination.page;
        LIMIT "limit" => pagination.limit;
        PAGES "pages" => pagination.pages;
        TOTAL "total" => pagination.total;
        NEXT "next" => pagination.next;
        PREV "prev" => pagination.prev;
    }
}

impl Pagination {
    /// Page `page` of `total` items, `limit` on each; as Ghost 6.65, nothing is still one page.
    pub fn new(page: i64, limit: i64, total: i64) -> Self {
        let pages = (total + limit - 1).checked_div(limit).unwrap_or(1).max(1);
        // As Ghost 6.65, pages past the end have neighbours too.
        let next = (pages > 1 && page != pages).then(|| page.saturating_add(1));
        let prev = (pages > 1 && page > 1).then(|| page - 1);
        Self { page, limit: Some(limit), pages, total, next, prev }
    }
}

#[cfg(test)]
mod tests {
    use super::Pagination;

    #[test]
    fn the_middle_of_a_list_has_both_neighbours() {
        let middle = Pagination::new(2, 10, 25);
        assert_eq!((middle.pages, middle.next, middle.prev), (3, Some(3), Some(1)));
    }

    #[test]
    fn a_page_past_the_end_has_the_neighbours_that_ghost_gives_it() {
        let beyond = Pagination::new(99, 100, 999);
        assert_eq!((beyond.pages, beyond.next, beyond.prev), (10, Some(100), Some(98)));
    }

    #[test]
    fn an_empty_list_is_one_page() {
        let empty = Pagination::new(1, 10, 0);
        assert_eq!((empty.pages, empty.next, empty.prev), (1, None, None));
    }
}
