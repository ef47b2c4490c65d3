//! Layouts that stand around each other without end.

use std::collections::{BTreeMap, BTreeSet};

use hbs::syntax::layout;

use super::{Findings, Level, is_template, line_of};
use crate::files::Files;

pub(super) fn check(files: &Files, findings: &mut Findings) {
    let mut around = BTreeMap::new();
    for (path, _) in files.iter().filter(|(path, _)| is_template(path)) {
        let text = files.text(path).ok().flatten().unwrap_or_default();
        let Some(layout) = layout(text).and_then(|layout| resolve(path, layout)) else { continue };
        if files.get(&layout).is_some() {
            around.insert(path, (layout, line_of(text, text.find("{{!<").unwrap_or_default())));
        }
    }
    let mut told = BTreeSet::new();
    for start in around.keys() {
        let mut way = vec![*start];
        while let Some((layout, line)) = way.last().and_then(|last| around.get(*last)) {
            let Some(at) = way.iter().position(|passed| passed == layout) else {
                way.push(layout);
                continue;
            };
            let ring: BTreeSet<&str> = way.iter().skip(at).copied().collect();
            if told.insert(ring) {
                let message = format!("stands around itself: {} → {layout}", way.join(" → "));
                let last = way.last().copied().unwrap_or_default();
                findings.add(Level::Fatal, "GS130-NO-RECURSIVE-LAYOUT", last, Some(*line), message);
            }
            break;
        }
    }
}

/// The file that a template's layout is; none where it leads out of the theme.
fn resolve(template: &str, layout: &str) -> Option<String> {
    if layout.starts_with('/') {
        return None;
    }
    let file = layout.rsplit('/').next().unwrap_or_default();
    let ending = if file.trim_start_matches('.').contains('.') { "" } else { ".hbs" };
    let mut path: Vec<&str> = template.split('/').collect();
    path.pop();
    for part in layout.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()?),
            part => path.push(part),
        }
    }
    Some(format!("{}{ending}", path.join("/")))
}
