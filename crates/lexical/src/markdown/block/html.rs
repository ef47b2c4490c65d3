//! Blocks of HTML.

use super::super::tags::{BLOCKS, Missing, end_of_tag};
use super::super::token::{Kind, Token};
use super::State;

/// How a block of HTML ends.
#[derive(Clone, Copy)]
enum End {
    /// With the line that has one of these in it.
    With(&'static [&'static str]),
    /// Before an empty line.
    EmptyLine,
    /// Before an empty line; such a block does not end a paragraph.
    EmptyLineAlone,
}

const RAW: [&str; 4] = ["script", "pre", "style", "textarea"];

impl State<'_> {
    fn html_end(&self, line: usize) -> Option<End> {
        let text = self.text(line);
        if self.is_code_indent(line) || !text.starts_with('<') {
            return None;
        }
        let name = text.get(1..).unwrap_or_default();
        let is_name_end = |rest: &str| {
            rest.is_empty() || rest.starts_with(|letter: char| letter.is_whitespace() || letter == '>')
        };
        if starts_with_one(name, &RAW, is_name_end) {
            return Some(End::With(&["</script>", "</pre>", "</style>", "</textarea>"]));
        }
        if name.starts_with("!--") {
            return Some(End::With(&["-->"]));
        }
        if name.starts_with('?') {
            return Some(End::With(&["?>"]));
        }
        if name.starts_with('!') && name.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) {
            return Some(End::With(&[">"]));
        }
        if name.starts_with("![CDATA[") {
            return Some(End::With(&["]]>"]));
        }
        let block = name.strip_prefix('/').unwrap_or(name);
        if starts_with_one(block, &BLOCKS, |rest| is_name_end(rest) || rest.starts_with("/>")) {
            return Some(End::EmptyLine);
        }
        let end = end_of_tag(text, 0, &mut Missing::default())?;
        text.get(end..)?.trim().is_empty().then_some(End::EmptyLineAlone)
    }

    pub(super) fn interrupting_html(&self, line: usize) -> bool {
        matches!(self.html_end(line), Some(End::With(_) | End::EmptyLine))
    }

    pub(super) fn html(&mut self, line: usize, end: usize) -> bool {
        let Some(block_end) = self.html_end(line) else { return false };
        let has_end = |text: &str| match block_end {
            End::With(ends) => {
                let text = text.to_ascii_lowercase();
                ends.iter().any(|end| text.contains(&end.to_ascii_lowercase()))
            }
            End::EmptyLine | End::EmptyLineAlone => text.is_empty(),
        };
        let ends_empty = !matches!(block_end, End::With(_));
        let mut next = line + 1;
        if !has_end(self.text(line)) {
            while next < end {
                let is_outside = self.at(next).indent < self.indent;
                if is_outside && (ends_empty || !self.is_empty(next)) {
                    break;
                }
                if has_end(self.text(next)) {
                    next += usize::from(!self.text(next).is_empty());
                    break;
                }
                next += 1;
            }
        }
        self.line = next;
        let html = self.text_of(line, next, self.indent, true);
        self.push(Token::with_content(Kind::HtmlBlock, "", html));
        true
    }
}

fn starts_with_one(text: &str, names: &[&str], is_end: impl Fn(&str) -> bool) -> bool {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (Some(name), Some(rest)) = (text.get(..length), text.get(length..)) else { return false };
    names.iter().any(|known| known.eq_ignore_ascii_case(name)) && is_end(rest)
}
