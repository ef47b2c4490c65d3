//! A theme's templates: whether they can be read, whether what they name is there, and what they use.

use std::collections::{BTreeMap, BTreeSet};

use hbs::syntax::{self, Call, Expression, Program};

use super::rules::Rules;
use super::walk::{Seen, has_arguments, name, named, original, walk};
use super::{Findings, Level, is_template};
use crate::files::Files;
use crate::theme::compile;

/// The helpers that gscan knows, as of version 6; some are gone from Ghost and fail where they are used.
const KNOWN_HELPERS: [&str; 64] = [
    "foreach",
    "has",
    "is",
    "get",
    "content",
    "excerpt",
    "title",
    "tags",
    "author",
    "authors",
    "img_url",
    "navigation",
    "pagination",
    "page_url",
    "url",
    "date",
    "plural",
    "encode",
    "asset",
    "body_class",
    "post_class",
    "ghost_head",
    "ghost_foot",
    "lang",
    "meta_title",
    "meta_description",
    "next_post",
    "prev_post",
    "t",
    "twitter_url",
    "facebook_url",
    "reading_time",
    "input_email",
    "input_password",
    "amp_components",
    "amp_content",
    "amp_ghost_head",
    "subscribe_form",
    "log",
    "if",
    "unless",
    "with",
    "block",
    "contentFor",
    "each",
    "lookup",
    "link",
    "link_class",
    "concat",
    "cancel_link",
    "price",
    "match",
    "tiers",
    "total_members",
    "total_paid_members",
    "comment_count",
    "comments",
    "recommendations",
    "readable_url",
    "content_api_url",
    "content_api_key",
    "social_url",
    "split",
    "json",
];
/// Those that came last.
const NEWER_HELPERS: [&str; 6] =
    ["color_to_rgba", "contrast_text_color", "raw", "search", "social_accounts", "collection"];

/// What the templates use between them.
#[derive(Default)]
struct Used {
    helpers: BTreeSet<String>,
    settings: BTreeSet<String>,
    shows_title: bool,
}

/// Templates and partials that were read.
type Trees<'f> = BTreeMap<&'f str, Program<'f>>;

pub(super) fn check(
    files: &Files,
    settings: &serde_json::Map<String, serde_json::Value>,
    findings: &mut Findings,
) {
    for (code, file) in [("GS020-INDEX-REQ", "index.hbs"), ("GS020-POST-REQ", "post.hbs")] {
        if files.get(file).is_none() {
            findings.add(Level::Fatal, code, file, None, format!("{file} is missing"));
        }
    }
    if files.get("default.hbs").is_none() {
        let message = "there is no template around the others";
        findings.add(Level::Recommendation, "GS020-DEF-REC", "default.hbs", None, message);
    }
    let (trees, broken) = read(files);
    let mut used = Used::default();
    let is_partial = |path: &str| path.starts_with("partials/");
    for path in reached(&trees, &broken, is_partial) {
        if let Some(error) = broken.get(path) {
            let line = error.place().and_then(|place| usize::try_from(place.line).ok());
            findings.add(Level::Fatal, "GS005-TPL-ERR", path, line, error.problem().to_string());
        }
        if let Some(tree) = trees.get(path) {
            check_names(files, path, tree, &trees, findings);
            see_helpers(tree, &mut used);
        }
    }
    let is_partial = |path: &str| path.rsplit_once("partials/").is_some_and(|(_, name)| name != ".hbs");
    for path in reached(&trees, &broken, is_partial) {
        let Some(tree) = trees.get(path) else { continue };
        Rules { file: path, settings, findings }.check(tree);
        see_values(tree, &mut used);
    }
    used.report(files, settings, findings);
    check_compiled(files, findings);
}

/// The trees of all templates, and why some can't be read.
fn read(files: &Files) -> (Trees<'_>, BTreeMap<&str, hbs::Error>) {
    let (mut trees, mut broken) = (Trees::new(), BTreeMap::new());
    for (path, _) in files.iter().filter(|(path, _)| is_template(path)) {
        match syntax::read(files.text(path).ok().flatten().unwrap_or_default(), path) {
            Ok(tree) => drop(trees.insert(path, tree)),
            Err(error) => drop(broken.insert(path, error)),
        }
    }
    (trees, broken)
}

/// The templates, and the partials that they and their partials name.
fn reached<'t>(
    trees: &'t Trees<'_>,
    broken: &'t BTreeMap<&str, hbs::Error>,
    is_partial: impl Fn(&str) -> bool,
) -> BTreeSet<&'t str> {
    let all = || trees.keys().chain(broken.keys()).copied();
    let mut waiting: Vec<&str> = all().filter(|path| !is_partial(path)).collect();
    let mut reached = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if !reached.insert(path) {
            continue;
        }
        let Some(tree) = trees.get(path) else { continue };
        walk(tree, &mut |seen, _| {
            if let Seen::Partial(call) | Seen::PartialBlock(call) = seen {
                let partial = format!("partials/{}.hbs", original(&call.callee));
                waiting.extend(all().find(|known| *known == partial));
            }
        });
    }
    reached
}

/// Finds partials and helpers that are not there.
fn check_names(files: &Files, file: &str, tree: &Program<'_>, trees: &Trees<'_>, findings: &mut Findings) {
    let mut found = |code, call: &Call<'_>, message| {
        findings.add(Level::Fatal, code, file, usize::try_from(call.spot.line).ok(), message);
    };
    walk(tree, &mut |seen, _| match seen {
        Seen::Partial(call) if matches!(call.callee, Expression::Call(_)) => {
            let message = "a partial whose name is worked out must be a block: {{#> (…)}}".to_owned();
            found("GS005-NO-INLINE-DYNAMIC-PARTIAL", call, message);
        }
        Seen::Partial(call) | Seen::PartialBlock(call) => {
            let partial = original(&call.callee);
            let is_there = matches!(call.callee, Expression::Call(_))
                || partial == "@partial-block"
                || files.get(&format!("partials/{partial}.hbs")).is_some()
                || lends(trees, file, &partial);
            if !is_there {
                found("GS005-TPL-ERR", call, format!("there is no partial {partial}"));
            }
        }
        Seen::Shown(call) | Seen::Block(call) if has_arguments(call) && !is_helper(&name(call)) => {
            found("GS005-TPL-ERR", call, format!("there is no helper {}", name(call)));
        }
        Seen::Call(call) if !is_helper(&name(call)) => {
            found("GS005-TPL-ERR", call, format!("there is no helper {}", name(call)));
        }
        _ => {}
    });
}

/// Whether a template has a partial of its own of this name, or is given it by a block that it stands in.
fn lends(trees: &Trees<'_>, file: &str, partial: &str) -> bool {
    let surrounds = |tree: &Program<'_>| {
        let mut surrounds = false;
        walk(tree, &mut |seen, _| {
            if let Seen::PartialBlock(call) = seen {
                surrounds |= format!("partials/{}.hbs", original(&call.callee)) == file;
            }
        });
        surrounds
    };
    let mut trees = trees.iter();
    trees.any(|(other, tree)| declares(tree, partial) && (*other == file || surrounds(tree)))
}

fn declares(tree: &Program<'_>, partial: &str) -> bool {
    let mut is_declared = false;
    walk(tree, &mut |seen, _| {
        if let Seen::Inline(call) = seen {
            is_declared |= call.params.first().is_some_and(|first| original(first) == partial);
        }
    });
    is_declared
}

fn is_helper(name: &str) -> bool {
    KNOWN_HELPERS.contains(&name) || NEWER_HELPERS.contains(&name)
}

fn see_helpers(tree: &Program<'_>, used: &mut Used) {
    walk(tree, &mut |seen, _| {
        if let Seen::Shown(call) | Seen::Block(call) | Seen::Call(call) = seen {
            used.helpers.insert(name(call).into_owned());
        }
    });
}

/// The theme's own settings and what pages are asked for; a question's filter may name settings too.
fn see_values(tree: &Program<'_>, used: &mut Used) {
    walk(tree, &mut |seen, _| match seen {
        Seen::Path(path) if path.data => match path.parts.as_slice() {
            [first, setting] if first == "custom" => drop(used.settings.insert(setting.to_string())),
            [first, shown] if first == "page" && shown == "show_title_and_feature_image" => {
                used.shows_title = true;
            }
            _ => {}
        },
        Seen::Block(call) | Seen::Call(call) if name(call) == "get" => {
            if let Some(Expression::Text(filter)) = named(call, "filter") {
                used.settings.extend(filter.split("@custom.").skip(1).map(|rest| {
                    rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                        .next()
                        .unwrap_or_default()
                        .to_owned()
                }));
            }
        }
        _ => {}
    });
}

/// What Courant's own engine can't compile can't be used either, whatever gscan says.
fn check_compiled(files: &Files, findings: &mut Findings) {
    let errors = match compile(files) {
        Ok(_) => return,
        Err(crate::ThemeError::Templates(errors)) => errors,
        Err(error) => return findings.add(Level::Fatal, "GS005-TPL-ERR", "", None, error.to_string()),
    };
    for error in errors {
        let place = error.place();
        let file = place.map_or("", |place| place.file.as_ref());
        if !findings.has("GS005-TPL-ERR", file) {
            let line = place.and_then(|place| usize::try_from(place.line).ok());
            findings.add(Level::Fatal, "GS005-TPL-ERR", file, line, error.problem().to_string());
        }
    }
}

impl Used {
    fn report(
        &self,
        files: &Files,
        settings: &serde_json::Map<String, serde_json::Value>,
        findings: &mut Findings,
    ) {
        for (code, helper) in [("GS040-GH-REQ", "ghost_head"), ("GS040-GF-REQ", "ghost_foot")] {
            if !self.helpers.contains(helper) {
                findings.add(Level::Warning, code, "default.hbs", None, format!("{helper} is missing"));
            }
        }
        for setting in settings.keys().filter(|setting| !self.settings.contains(*setting)) {
            let code = "GS100-NO-UNUSED-CUSTOM-THEME-SETTING";
            let message = format!("no template uses @custom.{setting}");
            findings.add(Level::Error, code, "package.json", None, message);
        }
        if !self.shows_title {
            let is_page = |path: &&str| path.starts_with("page-") && is_template(path) && !path.contains('/');
            let one_page = || files.iter().map(|(path, _)| path).find(is_page);
            let file = if files.get("page.hbs").is_some() { None } else { one_page() };
            let message = "@page.show_title_and_feature_image is not used";
            let code = "GS110-NO-MISSING-PAGE-BUILDER-USAGE";
            findings.add(Level::Warning, code, file.unwrap_or("page.hbs"), None, message);
        }
    }
}
