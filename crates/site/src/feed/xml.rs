//! The few words of XML that feeds and site maps are written in.

use std::fmt::Write;

/// An XML text that grows.
#[derive(Debug, Default)]
pub(crate) struct Xml(String);

impl Xml {
    /// An XML text with its declaration.
    pub(crate) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned())
    }

    /// Markup of our own.
    pub(crate) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// `<name>text</name>`
    pub(crate) fn element(&mut self, name: &str, text: &str) -> &mut Self {
        self.open(name);
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                letter if is_xml(letter) => self.0.push(letter),
                _ => {}
            }
        }
        self.close(name)
    }

    /// `<name><![CDATA[text]]></name>`
    pub(crate) fn cdata(&mut self, name: &str, text: &str) -> &mut Self {
        self.open(name).raw("<![CDATA[");
        let text = text.replace("]]>", "]]]]><![CDATA[>");
        self.0.extend(text.chars().filter(|letter| is_xml(*letter)));
        self.raw("]]>").close(name)
    }

    /// `<name>`
    pub(crate) fn open(&mut self, name: &str) -> &mut Self {
        write!(self.0, "<{name}>").unwrap_or_default();
        self
    }

    /// `</name>`
    pub(crate) fn close(&mut self, name: &str) -> &mut Self {
        write!(self.0, "</{name}>").unwrap_or_default();
        self
    }

    /// The whole text.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

/// An attribute's value.
pub(crate) fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// What XML 1.0 allows: no control characters but the white ones.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn text_cannot_break_out() {
        let mut xml = Xml::default();
        xml.element("a", "<b> & \"c\" \u{0}").cdata("d", "x ]]> y\u{1b}");
        assert_eq!(
            xml.into_string(),
            "<a>&lt;b&gt; &amp; &quot;c&quot; </a><d><![CDATA[x ]]]]><![CDATA[> y]]></d>"
        );
    }
}
