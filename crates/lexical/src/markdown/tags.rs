//! Recognising HTML within Markdown.

/// Where what was looked for is known not to come any more, so that no text is searched twice in vain.
#[derive(Default)]
pub(super) struct Missing(Vec<&'static str>);

impl Missing {
    /// The place behind `end`, searched from `from` on.
    fn behind(&mut self, text: &str, from: usize, end: &'static str) -> Option<usize> {
        if self.0.contains(&end) {
            return None;
        }
        let found = text.get(from..)?.find(end).map(|at| from + at + end.len());
        if found.is_none() {
            self.0.push(end);
        }
        found
    }
}

/// The end of the tag, comment, declaration or instruction that begins at `start`.
pub(super) fn end_of_html(text: &str, start: usize, missing: &mut Missing) -> Option<usize> {
    let rest = text.get(start..)?;
    if rest.starts_with("<!--") {
        if rest.starts_with("<!-->") {
            return Some(start + 5);
        }
        if rest.starts_with("<!--->") {
            return Some(start + 6);
        }
        return missing.behind(text, start + 4, "-->");
    }
    if rest.starts_with("<?") {
        return missing.behind(text, start + 2, "?>");
    }
    if rest.starts_with("<![CDATA[") {
        return missing.behind(text, start + 9, "]]>");
    }
    if rest.starts_with("<!") {
        rest.as_bytes().get(2).filter(|byte| byte.is_ascii_alphabetic())?;
        return missing.behind(text, start + 2, ">");
    }
    end_of_tag(text, start, missing)
}

/// The end of the opening or closing tag that begins at `start`.
pub(super) fn end_of_tag(text: &str, start: usize, missing: &mut Missing) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_closing = bytes.get(start + 1) == Some(&b'/');
    let name = start + 1 + usize::from(is_closing);
    bytes.get(name).filter(|byte| byte.is_ascii_alphabetic())?;
    let mut at = skip(bytes, name, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_closing {
        at = skip_white(text, at);
        return (bytes.get(at) == Some(&b'>')).then_some(at + 1);
    }
    loop {
        let after_space = skip_white(text, at);
        match bytes.get(after_space)? {
            b'>' => return Some(after_space + 1),
            b'/' => return (bytes.get(after_space + 1) == Some(&b'>')).then_some(after_space + 2),
            byte if after_space > at && (byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':')) => {
                at = end_of_attribute(text, after_space, missing)?;
            }
            _ => return None,
        }
    }
}

fn end_of_attribute(text: &str, start: usize, missing: &mut Missing) -> Option<usize> {
    let bytes = text.as_bytes();
    let name_end =
        skip(bytes, start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'.' | b'_' | b'-'));
    let equals = skip_white(text, name_end);
    if bytes.get(equals) != Some(&b'=') {
        return Some(name_end);
    }
    let value = skip_white(text, equals + 1);
    match bytes.get(value)? {
        b'"' => missing.behind(text, value + 1, "\""),
        b'\'' => missing.behind(text, value + 1, "'"),
        _ => {
            let end = skip(bytes, value, |byte| {
                byte > b' ' && !matches!(byte, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`')
            });
            (end > value).then_some(end)
        }
    }
}

fn skip(bytes: &[u8], from: usize, keep: impl Fn(u8) -> bool) -> usize {
    from + bytes.iter().skip(from).take_while(|byte| keep(**byte)).count()
}

fn skip_white(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.len() - rest.trim_start().len()
}

/// Elements that stand on lines of their own.
pub(super) const BLOCKS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];
