//! The `?ref=` by which other sites know where a reader came from, added when a story is put out.

use url::Url;

use crate::Address;

/// Hosts whose pages break on an unknown parameter, as Ghost 6.65 lists them.
const UNTAGGED: [&str; 9] = [
    "facebook.com",
    "www.facebook.com",
    "web.archive.org",
    "archive.org",
    "www.federalreserve.gov",
    "www.chicagomag.com",
    "bailii.org",
    "www.bailii.org",
    "substack.com",
];

/// Domains of which no host is tagged.
const UNTAGGED_DOMAINS: [&str; 2] = [".doubleclick.net", ".substack.com"];

/// `html` with every link that leads away from the site tagged with the site's host.
pub(super) fn tag(html: String, address: &Address) -> String {
    if !html.contains("href=\"http") {
        return html;
    }
    let mut tagged = String::with_capacity(html.len() + 64);
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once("href=\"") {
        tagged.extend([before, "href=\""]);
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        match in_link(before).then(|| with_reference(value, address)).flatten() {
            Some(url) => tagged.push_str(&url),
            None => tagged.push_str(value),
        }
        tagged.push('"');
        rest = after;
    }
    tagged.push_str(rest);
    tagged
}

/// Whether the text before an attribute ends inside an `<a` tag.
fn in_link(before: &str) -> bool {
    before
        .rfind('<')
        .and_then(|start| before.get(start..))
        .is_some_and(|tag| tag.starts_with("<a ") && !tag.contains('>'))
}

fn with_reference(escaped: &str, address: &Address) -> Option<String> {
    let url = Url::parse(&escaped.replace("&amp;", "&")).ok()?;
    let host = url.host_str()?;
    let own = Url::parse(address.as_str()).ok()?;
    let is_own = own.host_str() == Some(host) && own.port_or_known_default() == url.port_or_known_default();
    let is_tagged = url.query_pairs().any(|(name, _)| matches!(&*name, "ref" | "utm_source" | "source"));
    let is_untagged =
        UNTAGGED.contains(&host) || UNTAGGED_DOMAINS.iter().any(|domain| host.ends_with(domain));
    if !matches!(url.scheme(), "http" | "https") || is_own || is_tagged || is_untagged {
        return None;
    }
    let reference = own.host_str()?.trim_start_matches("www.").to_owned();
    let (place, fragment) = url.as_str().split_once('#').map_or((url.as_str(), None), |(a, b)| (a, Some(b)));
    let separator = if url.query().is_some_and(|query| !query.is_empty()) { '&' } else { '?' };
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    // As Ghost, "&" stays as it is; the address has been parsed, so it holds no quote.
    Some(format!("{place}{separator}ref={reference}{fragment}").replace('"', "%22"))
}

#[cfg(test)]
mod tests {
    use super::tag;
    use crate::Address;

    #[test]
    fn links_that_lead_away_say_where_from() {
        let address = Address::new("https://www.news.example").unwrap();
        let html = r#"<a href="https://a.example/x?y=1&amp;z=2#part">a</a><a class="b" href="https://www.news.example/own/">b</a><a href="https://a.example/?ref=c">c</a><a href="/d/">d</a><link href="https://e.example/"><a href="https://facebook.com/f">f</a>"#;
        let want = r#"<a href="https://a.example/x?y=1&z=2&ref=news.example#part">a</a><a class="b" href="https://www.news.example/own/">b</a><a href="https://a.example/?ref=c">c</a><a href="/d/">d</a><link href="https://e.example/"><a href="https://facebook.com/f">f</a>"#;
        assert_eq!(tag(html.into(), &address), want);
    }
}
