//! How fields of a card get into its HTML, and how that HTML becomes what a browser would make of it.

use std::borrow::Cow;

use crate::{
    html::{self, Tree},
    json::{is_space, trim},
    render::Context,
};

impl Context<'_> {
    /// An address for an attribute that is set, not parsed; empty if opening it would run a program.
    pub(crate) fn address<'a>(&self, url: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        self.checked(url.into(), false)
    }

    /// The address of a picture or a recording, as [`Context::address`]; pictures may be in the address itself.
    pub(crate) fn source<'a>(&self, url: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        self.checked(url.into(), true)
    }

    fn checked<'a>(&self, url: Cow<'a, str>, pictures: bool) -> Cow<'a, str> {
        if self.is_safe() && html::is_dangerous_url(&url, pictures) { Cow::Borrowed("") } else { url }
    }

    /// A field for a quoted attribute or a comment of a template: it can end neither.
    pub(crate) fn quoted<'a>(&self, field: &'a str) -> Cow<'a, str> {
        if !self.is_safe() || !(field.contains('"') || field.contains("--")) {
            return Cow::Borrowed(field);
        }
        Cow::Owned(field.replace('"', "&quot;").replace("-->", "--&gt;").replace("--!>", "--!&gt;"))
    }

    /// An address for a quoted attribute or a comment of a template.
    pub(crate) fn quoted_address<'a>(&self, url: &'a str) -> Cow<'a, str> {
        let is_dangerous = self.is_safe() && html::is_dangerous_url(&html::decode(url), true);
        if is_dangerous { Cow::Borrowed("") } else { self.quoted(url) }
    }

    /// An address for an attribute of a template that has no quotes.
    pub(crate) fn unquoted_address<'a>(&self, url: &'a str) -> Cow<'a, str> {
        let ends = |character: char| is_space(character) || "\"'`<>".contains(character);
        if !self.is_safe() || !url.contains(ends) {
            return Cow::Borrowed(url);
        }
        Cow::Owned(
            url.replace(is_space, "%20")
                .replace('"', "%22")
                .replace('\'', "%27")
                .replace('`', "%60")
                .replace('<', "%3C")
                .replace('>', "%3E"),
        )
    }

    /// An address for `url('…')` in a style attribute of a template.
    pub(crate) fn style_address<'a>(&self, url: &'a str) -> Cow<'a, str> {
        match self.quoted_address(url) {
            url if self.is_safe() && url.contains(['\'', '\\']) => {
                Cow::Owned(url.replace('\'', "%27").replace('\\', "%5C"))
            }
            url => url,
        }
    }

    /// A field that is HTML, for a template: it stays in its place and runs no program.
    pub(crate) fn markup<'a>(&self, field: &'a str) -> Cow<'a, str> {
        if self.is_safe() && field.contains('<') {
            Cow::Owned(html::safe_fragment(field))
        } else {
            Cow::Borrowed(field)
        }
    }

    /// What a field that is HTML looks like as the content of a `context` element.
    pub(crate) fn inner_html(&self, field: &str, context: &str) -> String {
        if self.is_safe() { html::safe_fragment(field) } else { html::round_trip(field, context) }
    }

    /// A `figcaption` of the field, or nothing if it is empty.
    pub(crate) fn figcaption(&self, caption: &str) -> String {
        if caption.is_empty() {
            return String::new();
        }
        format!("<figcaption>{}</figcaption>", self.inner_html(caption, "figcaption"))
    }

    /// Parses a filled template as the content of a `div`.
    pub(crate) fn parse(&self, template: &str) -> Result<Tree, String> {
        let mut tree = Tree::parse(trim(template), "div")
            .ok_or_else(|| "a card nests too deeply to be rendered".to_owned())?;
        if self.is_safe() {
            html::clean(&mut tree);
        }
        Ok(tree)
    }

    /// What a browser makes of a filled template: all of it.
    pub(crate) fn all(&self, template: &str) -> Result<String, String> {
        let tree = self.parse(template)?;
        Ok(tree.inner_html(tree.root()))
    }

    /// What a browser makes of a filled template that is one element.
    pub(crate) fn one(&self, template: &str) -> Result<String, String> {
        self.only_element(&self.parse(template)?)
    }

    /// The tree's only element. Ghost gives up where a field broke it in two; nothing is lost here.
    pub(crate) fn only_element(&self, tree: &Tree) -> Result<String, String> {
        let mut elements = tree.child_elements(tree.root());
        match (elements.next(), elements.next()) {
            (Some(only), None) => Ok(tree.outer_html(only)),
            _ if self.is_safe() => Ok(tree.inner_html(tree.root())),
            _ => Err("a card is not one element".to_owned()),
        }
    }

    /// The first element of a filled template.
    pub(crate) fn first(&self, template: &str) -> Result<String, String> {
        let tree = self.parse(template)?;
        let first = tree.child_elements(tree.root()).next();
        Ok(first.map(|first| tree.outer_html(first)).unwrap_or_default())
    }
}

/// The template on one line: line ends and indentation become one space, and go altogether between tags.
pub(crate) fn on_one_line(template: &str) -> String {
    let lines = joined_lines(template);
    let between = without_space(&lines, |before, behind| before.ends_with('>') && behind.starts_with('<'));
    trim(&without_space(&between, |_, behind| behind.starts_with('>'))).to_owned()
}

/// One space for every line end that white space follows.
fn joined_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\n') {
        out.push_str(before);
        rest = behind.trim_start_matches(is_space);
        out.push(if rest.len() < behind.len() { ' ' } else { '\n' });
    }
    out.push_str(rest);
    out
}

/// The text without the runs of white space that `is_idle` names by what is before and behind them.
fn without_space(text: &str, is_idle: impl Fn(&str, &str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_space) {
        let (before, space) = rest.split_at(at);
        let behind = space.trim_start_matches(is_space);
        out.push_str(before);
        if !is_idle(&out, behind) {
            out.push_str(space.strip_suffix(behind).unwrap_or_default());
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}
