//! What a client is told that asks for an address which is not there and says for which version it was made.

use std::cmp::Ordering;

use super::answer::VERSION;
use super::error::ApiError;

/// Nothing has this address; a client of another version than ours learns that this may be why, as Ghost 6.65 says it.
pub(super) fn no_such_address(wanted: Option<&str>) -> ApiError {
    let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) else { return ApiError::no_such_address() };
    let (Some(theirs), Some(ours)) = (numbers(wanted), numbers(VERSION)) else {
        return ApiError::bad_version();
    };
    let told =
        |is| format!("Provided client accept-version {wanted} is {is} current Ghost version {VERSION}.");
    match theirs.cmp(&ours) {
        Ordering::Equal => ApiError::no_such_address(),
        Ordering::Less => ApiError::old_version(told("behind")),
        Ordering::Greater => ApiError::new_version(told("ahead of")),
    }
}

/// Major, minor and patch in the first thing of a text that looks like a version; what is not said is zero.
fn numbers(text: &str) -> Option<[u64; 3]> {
    let from = text.find(|letter: char| letter.is_ascii_digit())?;
    let mut parts = text.get(from..)?.split('.').map_while(|part| {
        let end = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        part.get(..end)?.parse().ok()
    });
    let mut next = || parts.next();
    Some([next()?, next().unwrap_or(0), next().unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn versions_are_found_in_what_clients_say() {
        assert_eq!(numbers("v6.65"), Some([6, 65, 0]));
        assert_eq!(numbers("v5.0"), Some([5, 0, 0]));
        assert_eq!(numbers("7"), Some([7, 0, 0]));
        assert_eq!(numbers("4.12.3-beta"), Some([4, 12, 3]));
        assert_eq!(numbers("nothing"), None);
        assert_eq!(numbers("99999999999999999999999"), None);
    }
}
