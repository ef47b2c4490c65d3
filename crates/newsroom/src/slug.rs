//! The last part of an address, made of a title as Ghost 6.65 makes it.

/// Characters that a slug may have.
const LONGEST: usize = 185;

/// Letters to Latin ones, marks and spaces to single dashes; "untitled" where nothing is left.
pub(crate) fn slug(title: &str) -> String {
    let latin = deunicode::deunicode(&title.replace('£', "-"));
    let mut slug = String::with_capacity(latin.len());
    for letter in latin.chars().filter(|letter| *letter != '\'').flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            slug.push(letter);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(LONGEST).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "untitled".to_owned() } else { slug.to_owned() }
}

/// A tag's slug; `#video` is an internal tag and becomes `hash-video`.
pub(crate) fn of_tag(name: &str) -> String {
    name.strip_prefix('#').map_or_else(|| slug(name), |rest| format!("hash-{}", slug(rest)))
}

/// `slug`, or the first of `slug-2`, `slug-3`… that is not taken.
pub(crate) fn free<E>(slug: &str, mut is_taken: impl FnMut(&str) -> Result<bool, E>) -> Result<String, E> {
    if !is_taken(slug)? {
        return Ok(slug.to_owned());
    }
    let mut number = 2_u32;
    loop {
        let candidate = format!("{slug}-{number}");
        if !is_taken(&candidate)? {
            return Ok(candidate);
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{free, of_tag, slug};

    #[test]
    fn titles_of_every_script_become_slugs() {
        assert_eq!(slug("Ferry sails again!"), "ferry-sails-again");
        assert_eq!(slug("It's the mayor's"), "its-the-mayors");
        assert_eq!(slug("Тарифи на електроенергію"), "tarifi-na-elektroenergiiu");
        assert!(slug("غادرت العبّارة").bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        assert_eq!(slug("?!"), "untitled");
        assert_eq!(of_tag("#video"), "hash-video");
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let taken = ["news", "news-2"];
        assert_eq!(free("news", |slug| Ok::<_, ()>(taken.contains(&slug))), Ok("news-3".to_owned()));
    }

    proptest! {
        #[test]
        fn a_slug_is_a_plain_part_of_an_address(title in ".{0,300}") {
            let slug = slug(&title);
            prop_assert!(!slug.is_empty() && slug.len() <= 185);
            prop_assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'), "{slug}");
        }
    }
}
