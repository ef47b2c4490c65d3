//! Profiles on other networks: from the name that the editors typed to the address, as Ghost 6.65.

/// The networks, in the order in which structured data lists them.
pub(crate) const NETWORKS: [&str; 9] =
    ["facebook", "twitter", "threads", "bluesky", "mastodon", "tiktok", "youtube", "instagram", "linkedin"];

/// The address of `name`'s profile; none for a network that Ghost does not know.
pub(crate) fn profile(network: &str, name: &str) -> Option<String> {
    let url = match network {
        "twitter" | "x" => format!("https://x.com/{}", name.strip_prefix('@').unwrap_or(name)),
        "facebook" => format!("https://www.facebook.com/{}", name.strip_prefix('/').unwrap_or(name)),
        "threads" => format!("https://www.threads.net/@{}", name.strip_prefix('@').unwrap_or(name)),
        "bluesky" => format!("https://bsky.app/profile/{name}"),
        "mastodon" => format!("https://{name}"),
        "tiktok" => format!("https://www.tiktok.com/@{}", name.strip_prefix('@').unwrap_or(name)),
        "youtube" => format!("https://www.youtube.com/{name}"),
        "instagram" => format!("https://www.instagram.com/{name}"),
        "linkedin" => {
            let has_kind = ["in/", "company/", "school/", "pub/"].iter().any(|kind| name.starts_with(kind));
            format!("https://www.linkedin.com/{}{name}", if has_kind { "" } else { "in/" })
        }
        _ => return None,
    };
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::profile;

    #[test]
    fn a_name_becomes_its_address() {
        assert_eq!(profile("twitter", "@ghost").as_deref(), Some("https://x.com/ghost"));
        assert_eq!(profile("linkedin", "company/x").as_deref(), Some("https://www.linkedin.com/company/x"));
        assert_eq!(profile("linkedin", "x").as_deref(), Some("https://www.linkedin.com/in/x"));
        assert_eq!(profile("myspace", "x"), None);
    }
}
