//! In which line of a YAML text an entry stands, so that a refusal can name it.

/// The line (from 1) of the entry at `path`, one key after the other; that of the last key which is found.
pub(crate) fn line_of(yaml: &str, path: &[&str]) -> usize {
    let mut found = 1;
    let mut lines = yaml.lines().enumerate().peekable();
    for key in path {
        match lines.find(|(_, line)| begins_with_key(line, key)) {
            Some((number, _)) => found = number + 1,
            None => break,
        }
    }
    found
}

fn begins_with_key(line: &str, key: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix(['"', '\'']).unwrap_or(line);
    let Some(rest) = line.strip_prefix(key) else { return false };
    rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn an_entry_is_found_below_its_section() {
        let yaml =
            "routes:\n  /a/: a\n\ncollections:\n  '/':\n    permalink: /x/\n  /a/:\n    permalink: /y/\n";
        assert_eq!(line_of(yaml, &["collections", "/a/", "permalink"]), 8);
        assert_eq!(line_of(yaml, &["collections", "/", "permalink"]), 6);
        assert_eq!(line_of(yaml, &["collections", "/a/", "limit"]), 7);
        assert_eq!(line_of(yaml, &["taxonomies"]), 1);
    }
}
