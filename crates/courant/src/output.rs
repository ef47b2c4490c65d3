//! What the program says to the person at the terminal: results on standard output, complaints on standard error.

use std::io::{self, Write};

/// Writes a line of results. A reader that has gone away (`courant … | head`) is no error.
pub(crate) fn say(line: &str) -> io::Result<()> {
    match writeln!(io::stdout().lock(), "{line}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes a result byte for byte, without a line end. A reader that has gone away is no error.
pub(crate) fn give(result: &str) -> io::Result<()> {
    match io::stdout().lock().write_all(result.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes what went wrong and why, in one sentence.
pub(crate) fn complain(error: &anyhow::Error) {
    let sentence = sentence(error);
    // There is nobody left to tell where standard error is closed.
    writeln!(io::stderr().lock(), "courant: {sentence}").unwrap_or_default();
}

/// The error and its causes; a cause that the sentence has named already is not named again.
fn sentence(error: &anyhow::Error) -> String {
    let mut sentence = String::new();
    for cause in error.chain() {
        let words = cause.to_string();
        if sentence.contains(words.as_str()) {
            continue;
        }
        if !sentence.is_empty() {
            sentence.push_str(": ");
        }
        sentence.push_str(&words);
    }
    sentence
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cause_is_named_once() {
        let error = anyhow::anyhow!("disk full").context("writing failed: disk full").context("no import");
        assert_eq!(super::sentence(&error), "no import: writing failed: disk full");
    }
}
