//! The tags of a template, found in its text: for checks that need no tree.

/// One `{{…}}`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tag<'t> {
    /// The line, from 1.
    pub(super) line: usize,
    /// `#`, `^`, `/`, `>`, `#>`, or nothing.
    pub(super) sign: &'t str,
    /// What stands first in it.
    pub(super) name: &'t str,
    /// What follows the name.
    pub(super) arguments: &'t str,
}

/// Every tag but comments, in order.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{{")).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        let end = if rest.starts_with("{{!--") || rest.starts_with("{{~!--") {
            rest.find("--}}").or_else(|| rest.find("--~}}")).map_or(rest.len(), |end| end + 4)
        } else {
            rest.find("}}").map_or(rest.len(), |end| end + 2)
        };
        let inside = rest.get(..end).unwrap_or_default().trim_start_matches('{').trim_end_matches('}');
        let inside = inside.trim_matches('~').trim();
        let is_escaped = text.get(..start).is_some_and(|before| before.ends_with('\\'));
        if !inside.starts_with('!') && !is_escaped {
            let line = 1 + text.get(..start).unwrap_or_default().matches('\n').count();
            tags.push(tag(line, inside));
        }
        at = start + end;
    }
    tags
}

fn tag(line: usize, inside: &str) -> Tag<'_> {
    let begin =
        inside.find(|c: char| !matches!(c, '#' | '^' | '/' | '>' | '&' | '*')).unwrap_or(inside.len());
    let (sign, rest) = inside.split_at(begin);
    let rest = rest.trim_start();
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (name, arguments) = rest.split_at(end);
    let is_else = name == "else" && !arguments.trim().is_empty();
    if is_else {
        // `{{else match …}}` is a block of its own.
        return Tag { sign: "#", ..tag(line, arguments.trim()) };
    }
    Tag { line, sign: sign.trim_start_matches('&'), name, arguments: arguments.trim() }
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_are_found_with_their_lines() {
        let found =
            tags("a{{!-- {{x}} --}}\n{{~#if a}}\n{{{b}}}{{else match c \"d\"}}{{> \"part\" x=1}}{{/if}}");
        let seen: Vec<_> = found.iter().map(|tag| (tag.line, tag.sign, tag.name, tag.arguments)).collect();
        let expected = [
            (2, "#", "if", "a"),
            (3, "", "b", ""),
            (3, "#", "match", "c \"d\""),
            (3, ">", "\"part\"", "x=1"),
            (3, "/", "if", ""),
        ];
        assert_eq!(seen, expected);
    }
}
