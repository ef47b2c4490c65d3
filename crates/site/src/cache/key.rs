//! Under which keys answers are kept: the path, and those parameters that the answer is made of.

use crate::asked::value_of;

/// The key of a page that is made of some parameters, whatever else the query says.
pub(super) fn with_parameters(path: &str, query: Option<&str>, parameters: &[&'static str]) -> String {
    let mut key = url::form_urlencoded::Serializer::for_suffix(format!("{path}?"), path.len() + 1);
    for name in parameters {
        if let Some(value) = value_of(query, name) {
            key.append_pair(name, &value);
        }
    }
    key.finish()
}

#[cfg(test)]
mod tests {
    use super::with_parameters;

    #[test]
    fn what_the_page_is_not_made_of_makes_no_key() {
        let key = |query| with_parameters("/newsfeed/", query, &["after"]);
        assert_eq!(key(Some("utm_source=x&after=a%26b&after=c")), "/newsfeed/?after=a%26b");
        assert_eq!(key(Some("after=a%26b")), key(Some("y=1&after=a%26b")));
        assert_eq!(key(None), "/newsfeed/?");
        assert_ne!(key(Some("after=")), key(None));
    }
}
